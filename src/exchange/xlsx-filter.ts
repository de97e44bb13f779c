/** The filter on every sheet's header, which write-excel-file leaves to its "features". */
import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';
import type { Sheet } from '../present/sheet.ts';

const file = 'xl/worksheets/sheet{id}.xml';

export function autoFilter(sheets: readonly Sheet[]): Feature<Stream | Buffer | Blob> {
  const transform = (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }): string => {
    const sheet = sheets[sheetIndex];
    const order = getOrderOfSiblings(file, 'worksheet');
    if (!sheet || sheet.columns.length === 0 || !order) return xml;
    const corner = getCellAddress(sheet.rows.length, sheet.columns.length - 1);
    const element = `<autoFilter ref="A1:${corner}"/>`;
    return insertElementMarkupAccordingToOrderOfSiblings(xml, element, order, 'worksheet');
  };
  return { files: { transform: { [file]: { transform } } } };
}
