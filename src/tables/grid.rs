//! A table as rows of cells, whatever file it stood in.

/// Where a table stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A sheet of a workbook, by its name.
    Sheet(String),
    /// The n-th table of a document.
    Table(usize),
    /// A text of separated values.
    Lines,
}

/// A cell; merged cells all hold the text of the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Row and column of the first of the merged cells, or its own.
    pub origin: (usize, usize),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Where it stands.
    pub place: Place,
    /// Lines over the table, for documents.
    pub before: Vec<String>,
    /// Lines under it.
    pub after: Vec<String>,
    /// Its rows, all of one length.
    pub rows: Vec<Vec<Cell>>,
    /// Number of each row as a person counts it, from 1.
    pub numbers: Vec<usize>,
}

/// A merged area: first and last row, first and last column, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

impl Grid {
    /// A grid of texts, with merged areas filled from their first cell.
    pub fn new(place: Place, texts: Vec<Vec<String>>, merged: &[Merged]) -> Self {
        let width = texts.iter().map(Vec::len).max().unwrap_or_default();
        let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(texts.len());
        for (row, texts) in texts.into_iter().enumerate() {
            let mut cells: Vec<Cell> = Vec::with_capacity(width);
            let mut texts = texts.into_iter();
            for column in 0..width {
                cells.push(Cell { text: texts.next().unwrap_or_default(), origin: (row, column) });
            }
            rows.push(cells);
        }
        for area in merged {
            let origin = (area.rows.0, area.columns.0);
            let Some(first) = rows.get(origin.0).and_then(|row| row.get(origin.1)).cloned() else { continue };
            for row in rows.iter_mut().take(area.rows.1 + 1).skip(area.rows.0) {
                for cell in row.iter_mut().take(area.columns.1 + 1).skip(area.columns.0) {
                    *cell = Cell { text: first.text.clone(), origin };
                }
            }
        }
        let numbers = (1..=rows.len()).collect();
        Self { place, before: Vec::new(), after: Vec::new(), rows, numbers }
    }

    /// The text of a cell; empty where there is none.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map(|cell| cell.text.trim()).unwrap_or_default()
    }

    /// Where the text of a cell begins: its own place, or that of the merged cells that it is one of.
    pub fn origin(&self, row: usize, column: usize) -> (usize, usize) {
        self.rows.get(row).and_then(|row| row.get(column)).map_or((row, column), |cell| cell.origin)
    }

    /// A cell for a person: Sheet1!D7, 表2第5行第3列, 第7行第4列.
    pub fn cell_name(&self, row: usize, column: usize) -> String {
        let (row, column) = self.origin(row, column);
        let number = self.numbers.get(row).copied().unwrap_or(row + 1);
        match &self.place {
            Place::Sheet(name) => format!("{name}!{}{number}", letters(column)),
            Place::Table(table) => format!("表{table}第{number}行第{}列", column + 1),
            Place::Lines => format!("第{number}行第{}列", column + 1),
        }
    }

    /// The distinct texts of a row, in order.
    pub fn distinct(&self, row: usize) -> Vec<&str> {
        let mut texts = Vec::new();
        let mut last = None;
        for cell in self.rows.get(row).into_iter().flatten() {
            let text = cell.text.trim();
            if !text.is_empty() && last != Some(cell.origin) {
                texts.push(text);
            }
            last = Some(cell.origin);
        }
        texts
    }
}

/// The letters of a column: 0 is A, 26 is AA.
fn letters(column: usize) -> String {
    let last = u8::try_from(column % 26).map_or('A', |place| char::from(b'A' + place));
    let mut before = if column < 26 { String::new() } else { letters(column / 26 - 1) };
    before.push(last);
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_hold_the_first_text_and_are_named_after_it() {
        let texts = vec![vec!["甲".to_owned(), "乙".to_owned()], vec![String::new(), "丙".to_owned()]];
        let grid = Grid::new(Place::Sheet("Sheet1".into()), texts, &[Merged { rows: (0, 1), columns: (0, 0) }]);
        assert_eq!(grid.text(1, 0), "甲");
        assert_eq!(grid.cell_name(1, 0), "Sheet1!A1");
        assert_eq!(grid.cell_name(1, 1), "Sheet1!B2");
        assert_eq!(grid.distinct(0), ["甲", "乙"]);
        assert_eq!(
            (letters(0), letters(25), letters(26), letters(701)),
            ("A".into(), "Z".into(), "AA".into(), "ZZ".into())
        );
    }
}
