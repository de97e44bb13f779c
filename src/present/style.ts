/** Emphasis where the terminal shows it; the words carry the meaning without it. */
export interface Style {
  readonly bold: (text: string) => string;
}

/** What is known of where the text is shown. */
export interface Screen {
  readonly columns: number;
  readonly style: Style;
}

export const plainStyle: Style = { bold: text => text };
