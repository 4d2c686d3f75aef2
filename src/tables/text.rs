//! Separated values and Markdown tables.

use super::error::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable, broken_line, too_large};
use super::grid::{Grid, Place};

/// The grid of a text of separated values: by comma, tab or semicolon, whichever its lines hold most.
pub(super) fn separated(text: &str) -> Result<Grid, Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let (mut rows, mut numbers) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            broken_line(line, &error)
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        check(rows.len(), &cells)?;
        rows.push(cells);
        numbers.push(usize::try_from(line).unwrap_or_default());
    }
    let mut grid = Grid::new(Place::Lines, rows, &[]);
    grid.numbers = numbers;
    Ok(grid)
}

fn delimiter(text: &str) -> u8 {
    let count = |sign: char| text.lines().take(50).map(|line| line.matches(sign).count()).sum::<usize>();
    let best = [(',', b','), ('\t', b'\t'), (';', b';')].into_iter().max_by_key(|(sign, _)| count(*sign));
    best.map_or(b',', |(_, byte)| byte)
}

/// The tables of a Markdown text (lines of `|`), each with the lines over and under it.
pub(super) fn markdown(text: &str) -> Result<Vec<Grid>, Unreadable> {
    let mut grids: Vec<Grid> = Vec::new();
    let (mut lines, mut rows): (Vec<String>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).chain([""]) {
        if line.starts_with('|') && line.len() > 1 {
            let cells = cells(line);
            check(rows.len(), &cells)?;
            if !is_rule(&cells) {
                rows.push(cells);
            }
            continue;
        }
        if !rows.is_empty() {
            let mut grid = Grid::new(Place::Table(grids.len() + 1), std::mem::take(&mut rows), &[]);
            grid.before = std::mem::take(&mut lines);
            grids.push(grid);
        }
        let words = line.trim_start_matches(['#', '>', '-', '*', ' ']).trim_matches('*');
        if !words.is_empty() {
            lines.push(words.to_owned());
        }
    }
    if let Some(last) = grids.last_mut() {
        last.after = lines;
    }
    Ok(grids)
}

/// Whether a text holds a Markdown table: a row of `|` and the rule under it.
pub(super) fn is_markdown(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.windows(2).any(|pair| pair[0].starts_with('|') && pair[1].starts_with('|') && is_rule(&cells(pair[1])))
}

/// `| --- | :---: |`.
fn is_rule(cells: &[String]) -> bool {
    !cells.is_empty() && cells.iter().all(|cell| cell.contains('-') && cell.trim_matches([':', '-', ' ']).is_empty())
}

/// The cells between bars; `\|` is a bar, `<br>` a line.
fn cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').filter(|inner| !inner.ends_with('\\')).unwrap_or(inner);
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for sign in inner.chars() {
        match sign {
            '\\' if !escaped => escaped = true,
            '|' if !escaped => cells.push(std::mem::take(&mut cell)),
            _ => {
                if escaped && sign != '|' && sign != '\\' {
                    cell.push('\\');
                }
                escaped = false;
                cell.push(sign);
            }
        }
    }
    cells.push(cell);
    cells.iter().map(|cell| cell.trim().replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n")).collect()
}

fn check(row: usize, cells: &[String]) -> Result<(), Unreadable> {
    let longest = cells.iter().map(|cell| cell.chars().count()).max().unwrap_or_default();
    if row >= MOST_ROWS || cells.len() > MOST_COLUMNS || longest > LONGEST_CELL {
        return Err(too_large("表格的行、列或者单元格过大"));
    }
    Ok(())
}
