// Writes the workbooks of exceljs and SheetJS; called by make.sh.
const path = require('path');
const ExcelJS = require('exceljs');
const XLSX = require('xlsx');
const out = (name) => path.join(process.argv[2], name);

async function exceljs() {
  const book = new ExcelJS.Workbook();
  const hidden = book.addWorksheet('Hidden', { state: 'hidden' });
  hidden.addRow(['not', 'for', 'you']);
  book.addWorksheet('Empty');
  const s = book.addWorksheet('People & co');
  s.addRow(['Country', 'Name', 'Mobile', 'Since', 'Active', 'Code', 'Note']);
  s.addRow(['DE', { richText: [{ text: 'Jür' }, { font: { bold: true }, text: 'gen' }] },
    491701234567, new Date(Date.UTC(2024, 1, 29)), true, 151, 'A; B']);
  s.getCell('F2').numFmt = '00000';
  s.addRow([]);
  s.addRow(['US', 'Ann', 5551234567.0, new Date(Date.UTC(2023, 11, 31, 13, 5, 9)), false,
    1234567890123456789, { error: '#N/A' }]);
  s.getCell('D4').numFmt = 'dd.mm.yyyy hh:mm';
  s.addRow(['FR', ' blank ', '4.9E+11', { formula: 'A2&"x"', result: 'DEx' }, { formula: 'A2' }, 0.5, 'a\r\nb_x000D_']);
  await book.xlsx.writeFile(out('exceljs.xlsx'));
}

function sheetjs() {
  const rows = [
    ['Country', 'Name', 'Mobile'],
    ['DE', 'Jürgen <&> "x"', 491701234567],
    ['US', 'Ann', '0151 234'],
  ];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Data');
  XLSX.writeFile(book, out('sheetjs-inline.xlsx'), { bookSST: false, compression: true });
  XLSX.writeFile(book, out('sheetjs-shared.xlsx'), { bookSST: true, compression: true });
  XLSX.writeFile(book, out('sheetjs.xlsb'));
  XLSX.writeFile(book, out('sheetjs-biff2.xls'), { bookType: 'biff2' });
}

exceljs().then(sheetjs);
