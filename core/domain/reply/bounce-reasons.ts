import type { BouncedRecipient } from './reply.ts';

export type BounceReason = NonNullable<BouncedRecipient['reason']>;

/**
 * What a reason means for the next mail, after Notifuse's taxonomy: only an address that accepts no mail is dead;
 * a mail that was too large, or a verdict on our standing (5.7.x), says nothing about the person.
 */
export const SEVERITY: Record<BounceReason, BouncedRecipient['severity']> = {
  'unknown-address': 'hard',
  'unknown-domain': 'hard',
  moved: 'hard',
  'accepts-no-mail': 'hard',
  // A mail system gave up after days: that address is dead (SES reports it as 4.4.7).
  expired: 'hard',
  full: 'soft',
  suspended: 'soft',
  network: 'soft',
  system: 'soft',
  undefined: 'soft',
  'too-large': 'message',
  content: 'message',
  blocked: 'ours',
};

/** Why a mail failed, from its enhanced status (RFC 3463) and the words of the refusing system. Words beat numbers. */
export function bounceReason(status: string, words: string): BounceReason {
  const said = words.slice(0, 4000).toLowerCase().replace(/\s+/g, ' ');
  const told = SAID.find(([, pattern]) => pattern.test(said))?.[0];
  if (told !== undefined) return weighed(told, status, said);
  const code = /^[45]\.\d{1,3}\.\d{1,3}$/.test(status)
    ? status
    : (/\b[45]\.\d{1,2}\.\d{1,2}\b/.exec(said)?.[0] ?? '');
  if (code === '5.4.4') return 'unknown-domain';
  return BY_STATUS[code.slice(2)] ?? 'undefined';
}

/** Where the number is more telling than the words. */
function weighed(told: BounceReason, status: string, said: string): BounceReason {
  // "5.1.1 inactive address": nobody has it any more.
  if (told === 'suspended' && status === '5.1.1') return 'unknown-address';
  if (told !== 'unknown-address' && told !== 'unknown-domain') return told;
  // 4.x.x is a failure that may pass; 5.2.x is about a mailbox that exists.
  if (status.startsWith('4.') && status !== '4.1.1') return 'network';
  if (status === '5.2.0' || status === '5.2.1') return 'suspended';
  // Refused after its text was seen: a verdict on the mail, dressed as one on the person.
  return told === 'unknown-address' && AFTER_DATA.test(said) ? 'content' : told;
}

const AFTER_DATA = /in reply to end of data|after end of data|smtp command data/;

/** In order: the more telling words first, because servers say "user unknown" in one breath with the true reason. */
const SAID: [BounceReason, RegExp][] = [
  // Exchange Online says so when its directory knows no such recipient.
  [
    'unknown-address',
    /recipient address rejected: access denied|bad_recipient|no (?:such )?mailbox found|not a valid user|@[^\s]{3,100} rejected\W{0,3}$/,
  ],
  [
    'unknown-domain',
    /nxdomain|domain (?:may not exist|is not reachable)|\b5\d\d [\w.-]{1,80}\.[a-z]{2,10} does not exist/,
  ],
  ['system', /couldn't create|can't create|cannot create|procmail|maildrop|exited with|exit status/],
  [
    'full',
    /quota|mailbox (?:is )?full|full mailbox|mailbox.{0,20}\bfull\b|(?:inbox|mail ?box|account|user|recipient).{0,40}(?:is full|over (?:its |the )?(?:limit|allocation)|exceed\w* (?:the |its |his )?(?:storage|limit|allowed|maximum|disk|mailbox))|insufficient (?:system |disk )?(?:storage|space)|disk full|not enough (?:disk )?(?:space|storage)|out of (?:disk )?(?:space|storage)|storage (?:limit|allocation|exceed)|mailfolder is full|too many messages in|bo[iî]te.{0,30}pleine|postfach.{0,40}\bvoll\b|buz[óo]n.{0,40}llen[oa]|(?:casella|cassetta).{0,40}piena|caixa.{0,40}cheia|postvak.{0,40}\bvol\b|skrzynka.{0,40}pełna|posta kutusu.{0,20}dolu|已满|사서함.{0,20}가득|いっぱい|容量|超过.{0,6}限|邮箱.{0,4}满|переполнен/,
  ],
  [
    'too-large',
    /(?:message|mail|size|content|attachment|data).{0,30}(?:too (?:large|big|long)|exceed\w*.{0,30}(?:size|maximum|fixed|limit)|larger than|over the (?:size|maximum)|bigger than)|(?:size|length) (?:limit )?exceed|max(?:imum)?(?: message)? size|exceeds (?:size|maximum message)|message size/,
  ],
  [
    'blocked',
    /spamhaus|spamcop|sorbs|barracuda ?central|dnsbl|\brbl\b|black ?list|block ?list|\bblocked\b|is blocked|reputation|banned|not welcome|bulk mail|unsolicited|\bspam\b|junk mail|reverse dns|\bptr\b|rdns|spf|dkim|dmarc|domainkeys|authenticat|not authori[sz]ed|unauthori[sz]ed|too many (?:connections|sessions|recipients|errors|emails|messages)|rate limit|throttl|exceeded the (?:rate|maximum number|limit)|client host.{0,30}(?:rejected|denied)|access (?:is )?denied|denied by|relay(?:ing)? (?:access )?(?:denied|not (?:allowed|permitted))|relaying|as a relay|administrative (?:prohibition|policy)|policy|prohibited|sender (?:address )?(?:rejected|denied|invalid)|domain of sender|mail from|bad sender|starttls|tls required|helo|ehlo|not (?:a )?member|closed list|not allowed to post|may not have permission to post|permission to post|greylist|grey-list|graylist|suspicious|virus-?like|security|dynamic ip|invalid ip|bad reputation|verify/,
  ],
  [
    'content',
    /virus|malware|infected|worm|banned (?:content|attachment|file)|content (?:rejected|filter|denied|restriction)|attachment.{0,30}(?:not allowed|rejected|stripped|block)|message (?:content )?(?:rejected|filtered|refused)|rejected.{0,20}content|illegal attachment|bad header|malformed|rfc ?\d{3,4} /,
  ],
  [
    'moved',
    /has moved|have moved|moved to|no forwarding|address (?:has )?changed|no longer on server|\b5\.1\.6\b/,
  ],
  [
    'accepts-no-mail',
    /does not accept (?:any )?(?:e-?)?mail|null ?mx|accepts no mail|not accepting (?:any )?mail for|no mail server|\b5\.1\.10\b|\b556 /,
  ],
  [
    'suspended',
    /suspend|(?:account|mailbox|user|address|recipient|konto).{0,60}(?:disabled|inactive|deactivated|discontinued|frozen|locked|expired|on hold|not active|closed|niedostepne|terminated)|(?:disabled|inactive|deactivated|frozen|locked|closed|expired) (?:account|mailbox|user|recipient)|inactive|temporarily (?:unavailable|disabled)/,
  ],
  [
    'unknown-address',
    /(?:user|recipient|mailbox|account|address|addressee|mail ?box|local ?part|e-?mail|utilisateur|empf[äa]nger|usuario|destinat\w{1,12}|person|name|alias|member).{0,60}(?:unknown|not (?:be )?(?:found|listed|exist|known|valid|recogni[sz]ed|in |a valid|local|have)|does ?n[o']t (?:exist|have)|doesn't (?:exist|have)|not exist|no longer (?:valid|available|in use|exists?|active|working|with)|invalid|undeliverable|unrout|is not (?:a |known|valid|listed)|inconnu|unbekannt|desconocid|no existe|n'existe|non recens|nicht (?:gefunden|bekannt)|sconosciut|no mailbox|rejected\W{0,3}$|não existe)|(?:no such|unknown|invalid|bad|nonexistent|non-existent|no valid|unrouteable|unroutable|undefined|illegal|incorrect|no matching|not our|wrong) (?:local |destination |recipient |e-?mail |mail ?box |virtual )?(?:user|recipient|mail ?box|account|address|addressee|customer|person|name|host here|alias|part|recipients)|not our customer|no mailbox here|(?:could not|couldn't|can't|cannot) find (?:the )?(?:user|recipient|address|mailbox|account|a mailbox|local)|there is no (?:user|one|such)|not listed in|(?:address|recipient)s? (?:couldn't|could not|wasn't|was not) (?:be )?found|hop count exceeded - mail loop|user_unknown|recipnotfound|recipient not ?found|resolver\.adr|bad destination|has no mailbox|user[- ]?id .{0,20}invalid|不存在|无效|用户不|見つかりません|存在しません|宛先.{0,12}(?:ない|不明|ありません)|あて先.{0,12}(?:ない|不明)|не существует|не найден|неизвестен|no user|userid|(?:mailbox|user|account) (?:is )?unavailable|unknown user|\buser unknown|no hay nadie|no se encuentra|nombre de usuario|dirección.{0,20}(?:no|inexistente)/,
  ],
  [
    // As Exchange says it where it does not speak English.
    'unknown-address',
    /introuvable|(?:utilisateur|adresse) inconnue?|niet gevonden|bestaat niet|não (?:foi|pôde) (?:possível |ser )?encontrad?|não encontrad|non (?:è|e) stat[oa] trovat|non esiste|inte att hitta|hittades inte|finns inte|ikke (?:blive )?(?:fundet|funnet)|findes ikke|finnes ikke|nie znaleziono|nie istnieje|ei löyd|ei löyt|nebyl[aoy]? nalezen|adres[ay] .{0,30}neexistuje|nem található|nem létezik|bulunamadı|找不到|찾을 수 없|존재하지 않|konnte nicht gefunden|nicht gefunden|existiert nicht|no (?:se )?encontr|no se pudo encontrar/,
  ],
  [
    'unknown-domain',
    /invalid domain|illegal host|bad domain|host(?:name)? (?:unknown|not found|(?:or domain )?(?:name )?not found)|unknown (?:host|domain)|(?:domain|host)(?: name)?.{0,40}(?:not found|does ?n[o']t exist|doesn't exist|unknown|nonexistent|no such|could not be found|couldn't be found|not exist|invalid)|no such (?:host|domain)|nxdomain|non-?existent domain|illegal host|bad domain|no (?:mx|a|mail) (?:or a )?(?:record|found|host)|couldn't find any host|unable to (?:look ?up|resolve)|name or service not known|domain name not found|unrouteable mail domain|all relevant mx records point to non-existent hosts|no mail hosts? for domain|域名/,
  ],
  [
    'expired',
    /(?:retry|retries|delivery).{0,40}(?:time ?out|timed out|expired|exceeded)|time ?out exceeded|too long|(?:has|have|could) (?:not )?been.{0,30}(?:in the queue|queue too)|(?:in|on) (?:the )?(?:mail )?queue (?:too|for)|expired|could not be delivered (?:for|within|in|after)|for \d+ (?:days?|hours?)|(?:after|for) (?:the last )?\d+(?:\.\d+)? (?:days?|hours?)|undeliverable for|maximum (?:retry|delivery) time|unable to deliver.{0,30}(?:days|hours)|not.{0,20}delivered.{0,40}(?:days|hours)|gave up|giving up on|delay(?:ed)?/,
  ],
  [
    'network',
    /connection (?:timed out|refused|dropped|lost|reset|failed)|connect to|network (?:error|unreachable)|no route|unreachable|host down|hop count|too many hops|mail loop|looping|loop(?:s)? (?:back|detected)|name service error|dns (?:error|lookup|failure)|name server|timed out/,
  ],
  [
    'system',
    /system error|internal error|local error|configuration error|config error|i\/o error|server error|temporary (?:failure|error|problem)|try again|unable to|error in processing|mailer error|resources?|command output|can't create|cannot create|exited|unavailable/,
  ],
];

/** By class and detail of RFC 3463, without the first digit. */
const BY_STATUS: Record<string, BounceReason> = {
  '1.0': 'unknown-address',
  '1.1': 'unknown-address',
  '1.2': 'unknown-domain',
  '1.3': 'unknown-address',
  '1.4': 'unknown-address',
  '1.6': 'moved',
  '1.10': 'accepts-no-mail',
  '1.7': 'blocked',
  '1.8': 'blocked',
  '2.1': 'suspended',
  '2.2': 'full',
  '2.3': 'too-large',
  '3.1': 'full',
  '3.4': 'too-large',
  '4.1': 'network',
  '4.4': 'network',
  '4.6': 'network',
  '4.7': 'expired',
  '6.0': 'content',
  '7.0': 'blocked',
  '7.1': 'blocked',
  '7.4': 'blocked',
  '7.25': 'blocked',
  '7.26': 'blocked',
};
