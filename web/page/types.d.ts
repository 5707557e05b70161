/** What the engine and the page say to each other; read by `tsc --checkJs` only, never inlined. */

interface Choice { value: string; label: string }
interface FormField {
  key: string; label: string; kind: string; choices?: Choice[]; example?: string; hint?: string; needed: boolean; usual: boolean;
}
interface FormCell {
  text?: string; colspan: number; rowspan: number; head?: boolean; path?: string; role?: string; name?: string;
  unit?: string; computed?: boolean;
}
interface FormTable { key: string; caption: string; cells: FormCell[][] }
interface FormText { key: string; heading: string; needed: boolean }
interface FormSection { key: string; numeral?: string; heading: string; fields: string[]; tables: FormTable[]; texts: FormText[] }
interface Form { title: string; notice: string; fields: FormField[]; sections: FormSection[] }

interface Acceptance { rule: string; at?: string; reason: string }
interface Values {
  fields: Record<string, string>; cells: Record<string, string>; texts: Record<string, string>;
  accept: Acceptance[]; rest?: unknown;
}
type Group = "fields" | "cells" | "texts";
interface Change { group: Group | "accept" | "all"; key: string; before: any; after: any }
interface Step { changes: Change[]; label: string; time: number; start: number; typing: boolean }

interface Words { key: string; start: number; end: number }
interface Finding {
  code: string; severity: "error" | "warning" | "info"; title: string; message: string; notes?: string[]; remedy?: string;
  line?: number; column?: number; cells?: string[]; field?: string; text?: Words; others?: Words[];
  can_accept?: boolean; path?: string; accepted?: string; unknown?: string;
}

interface Answer { error?: string; crashed?: boolean; [key: string]: any }
interface Reply { answer: Answer; bytes: Uint8Array }
interface Last { toml: string; name: string }
interface Draft { values: Values; last: Last | null; unsure: string[]; saved: boolean; time: string }
interface Navigator { msSaveOrOpenBlob?: unknown }
