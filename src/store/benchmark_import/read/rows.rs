//! From the rows of a table to acts and their tiers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::columns::{Column, Header};
use super::{Problem, ReadItems};
use crate::discretion::benchmark::{Guide, TableItem, TableTier};
use crate::law::money::Yuan;
use crate::tables::Grid;

/// Words for the cell above.
const AS_ABOVE: [&str; 11] = ["同上", "同前", "同左上", "〃", "″", "\"", "”", "''", "同上。", "（同上）", "同上栏"];
/// What a note under a table begins with.
const NOTES: [&str; 5] = ["注：", "注:", "说明：", "备注：", "备注:"];

/// Reads the rows under the header.
pub(super) fn read(grid: &Grid, header: &Header) -> ReadItems {
    let mut walker = Walker { grid, header, above: BTreeMap::new(), done: ReadItems::default(), own_number: false };
    for row in header.data..grid.rows.len() {
        walker.row(row);
    }
    walker.done
}

struct Walker<'a> {
    grid: &'a Grid,
    header: &'a Header,
    /// What stands above in each column.
    above: BTreeMap<Column, String>,
    done: ReadItems,
    own_number: bool,
}

impl Walker<'_> {
    fn row(&mut self, row: usize) {
        let texts = self.grid.distinct(row);
        if texts.is_empty() || self.header.is_repeated(self.grid, row) {
            return;
        }
        if let [only] = texts[..]
            && self.is_remark(row, only)
        {
            return;
        }
        let cells: BTreeMap<Column, String> =
            COLUMNS.iter().filter_map(|column| Some((*column, self.value(*column, row)?))).collect();
        self.above.extend(cells.iter().map(|(column, text)| (*column, text.clone())));
        if self.begins_item(&cells) {
            self.begin(&cells, row);
        }
        self.tier(&cells, row);
    }

    /// A heading or a note over the whole width.
    fn is_remark(&mut self, row: usize, text: &str) -> bool {
        let is_note = NOTES.iter().any(|mark| text.starts_with(mark));
        if is_note {
            self.done.notes.push(text.to_owned());
        }
        let first =
            self.grid.rows.get(row).and_then(|cells| cells.iter().position(|cell| !cell.text.trim().is_empty()));
        let is_wide = self.grid.rows[row].iter().filter(|cell| !cell.text.trim().is_empty()).count() > 2;
        let data = [Column::Standard, Column::Condition, Column::Tier, Column::FineMax];
        let holds_data =
            data.iter().any(|column| self.header.place(*column).is_some() && self.header.place(*column) == first);
        let is_remark = is_note || is_wide || !holds_data;
        if is_remark && !is_note {
            let cell = self.grid.cell_name(row, first.unwrap_or_default());
            self.done.remarks.push(format!("{cell}“{text}”是标题或者说明，不作为违法行为"));
        }
        is_remark
    }

    /// What a cell says, with 同上 resolved; `None` where it is empty.
    fn value(&self, column: Column, row: usize) -> Option<String> {
        let text = self.grid.text(row, self.header.place(column)?);
        if AS_ABOVE.contains(&text) {
            return self.above.get(&column).cloned();
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Whether the row says another act, basis or range than the item above.
    fn begins_item(&self, cells: &BTreeMap<Column, String>) -> bool {
        let Some(item) = self.done.items.last() else { return true };
        let differs = |column, held: Option<&str>| cells.get(&column).is_some_and(|text| Some(text.as_str()) != held);
        // A row that repeats the law alone says the basis of the act above in part.
        let basis = cells.contains_key(&Column::Basis).then(|| basis(cells)).flatten();
        differs(Column::Act, Some(&item.act))
            || differs(Column::Number, Some(&item.number).filter(|_| self.own_number).map(String::as_str))
            || differs(Column::Code, item.code.as_deref())
            || differs(Column::Penalty, item.penalty.as_deref())
            || basis.is_some_and(|basis| basis != item.basis)
    }

    fn begin(&mut self, cells: &BTreeMap<Column, String>, row: usize) {
        let same_act = |item: &&TableItem| cells.get(&Column::Act).is_none_or(|act| *act == item.act);
        let before = self.done.items.last().filter(same_act).cloned();
        let take = |column: Column| cells.get(&column).cloned();
        self.own_number = cells.contains_key(&Column::Number) || before.is_some() && self.own_number;
        let next = (self.done.items.len() + 1).to_string();
        let number = take(Column::Number).or_else(|| before.as_ref().map(|item| item.number.clone()));
        let act = take(Column::Act).or_else(|| before.as_ref().map(|item| item.act.clone()));
        let basis = basis(cells).or_else(|| before.as_ref().map(|item| item.basis.clone()));
        let place = self.header.place(Column::Act).unwrap_or_default();
        self.done.items.push(TableItem {
            number: number.unwrap_or(next),
            code: take(Column::Code).or_else(|| before.as_ref().and_then(|item| item.code.clone())),
            act: act.unwrap_or_default(),
            basis: basis.unwrap_or_default(),
            penalty: take(Column::Penalty).or_else(|| before.as_ref().and_then(|item| item.penalty.clone())),
            tiers: Vec::new(),
            cell: self.grid.cell_name(row, place),
        });
    }

    fn tier(&mut self, cells: &BTreeMap<Column, String>, row: usize) {
        let places = [Column::Tier, Column::Condition, Column::Standard, Column::FineMax]
            .map(|column| self.header.place(column));
        let is_own = |place: Option<usize>| place.is_some_and(|place| self.grid.origin(row, place).0 == row);
        let says = |place: Option<usize>| place.is_some_and(|place| !self.grid.text(row, place).is_empty());
        // All of it is merged with the row above, or empty.
        if !places.iter().any(|place| is_own(*place) && says(*place)) {
            return;
        }
        let guide = self.guide(row);
        let take = |column: Column| cells.get(&column).cloned().unwrap_or_default();
        let condition = take(Column::Condition);
        let name = if self.header.place(Column::Tier).is_some() { take(Column::Tier) } else { grade(&condition) };
        let at = places[2].or(places[3]).unwrap_or_default();
        let cell = self.grid.cell_name(row, at);
        let Some(item) = self.done.items.last_mut() else { return };
        item.tiers.push(TableTier { name, condition, standard: take(Column::Standard), guide, cell });
    }

    fn guide(&mut self, row: usize) -> Option<Guide> {
        self.header.place(Column::FineMax)?;
        let mut amount = |column: Column| -> Option<Decimal> {
            let place = self.header.place(column)?;
            let text = self.grid.text(row, place);
            let plain: String =
                text.chars().filter(|sign| !matches!(sign, ',' | '，' | ' ' | '元' | '日' | '天')).collect();
            if plain.is_empty() || plain == "/" || plain == "-" {
                return None;
            }
            let value =
                Decimal::from_str_exact(&plain).ok().filter(|value| !value.is_sign_negative() || value.is_zero());
            if value.is_none() {
                let cell = self.grid.cell_name(row, place);
                self.done.problems.push(Problem {
                    item: self.done.items.len() - 1,
                    cell,
                    message: format!("“{text}”不是有效的数额"),
                });
            }
            value
        };
        let yuan = |value: Option<Decimal>| value.map(Yuan);
        let mut guide = Guide {
            fine_min: yuan(amount(Column::FineMin)),
            fine_max: yuan(amount(Column::FineMax)),
            fine_point: yuan(amount(Column::FinePoint)),
            ..Guide::default()
        };
        let mut days = |column| amount(column).and_then(|value| u32::try_from(value.trunc().mantissa()).ok());
        guide.detention_min = days(Column::DetentionMin);
        guide.detention_max = days(Column::DetentionMax);
        guide.detention_point = days(Column::DetentionPoint);
        guide.may_warn = self.header.place(Column::MayWarn).and_then(|place| match self.grid.text(row, place) {
            "可警告" | "是" | "可" => Some(true),
            "不可警告" | "否" | "不可" => Some(false),
            _ => None,
        });
        Some(guide)
    }
}

const COLUMNS: [Column; 9] = [
    Column::Number,
    Column::Code,
    Column::Law,
    Column::Act,
    Column::Basis,
    Column::Penalty,
    Column::Tier,
    Column::Condition,
    Column::Standard,
];

/// The basis with the law in front of it, where that has a column of its own.
fn basis(cells: &BTreeMap<Column, String>) -> Option<String> {
    join_basis(cells.get(&Column::Law).map(String::as_str), cells.get(&Column::Basis).map(String::as_str))
}

/// 《某条例》 and 第十三条第二款 together.
pub(super) fn join_basis(law: Option<&str>, articles: Option<&str>) -> Option<String> {
    match (law, articles) {
        (Some(law), Some(articles)) if !articles.contains('《') => {
            let law = if law.contains('《') { law.to_owned() } else { format!("《{law}》") };
            Some(format!("{law}{articles}"))
        }
        (Some(law), None) => Some(law.to_owned()),
        (_, articles) => articles.map(str::to_owned),
    }
}

/// The grade that a condition begins with, where the table has no column of tiers: 情节轻微：第一次被处罚的.
fn grade(condition: &str) -> String {
    let head = condition.split(['：', ':', '，', '。']).next().unwrap_or_default();
    let grades = ["轻微", "较轻", "一般", "较重", "严重", "特别严重", "从轻", "从重", "减轻"];
    let is_grade = head.chars().count() <= 8 && grades.iter().any(|grade| head.ends_with(grade));
    if is_grade { head.to_owned() } else { String::new() }
}
