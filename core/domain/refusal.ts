/** What cannot be, in words that name the field and say what would do. */
export interface Refusal {
  at: 'refused';
  field: string;
  because: string;
}

export const refused = (field: string, because: string): Refusal => ({ at: 'refused', field, because });
