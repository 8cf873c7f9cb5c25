/**
 * Where in the morning a mail goes, 0..1, from the fingerprint of its text: spread like chance, and yet the same each
 * time it is asked, so that a shown time never moves.
 */
export function jitterOf(fingerprint: string): number {
  let x = 0;
  for (const c of fingerprint.slice(0, 8)) x = (x * 31 + c.charCodeAt(0)) % 997;
  return x / 997;
}
