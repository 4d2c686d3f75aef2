//! Tables in JSON: our own export, and objects whose keys are the titles of columns with acts, groups and tiers inside each other.

use serde_json::{Map, Value};

use super::columns::{self, Column};
use super::error::{no_table, too_large};
use super::rows::join_basis;
use super::{Given, ReadItems, head};
use crate::discretion::benchmark::{Table, TableItem, TableTier};
use crate::failure::Failure;
use crate::tables::{LONGEST_CELL, MOST_ROWS};

/// What `caiheng benchmarks export` writes into `format`.
pub(in crate::store) const FORMAT: &str = "caiheng-benchmark/1";

/// Reads a JSON text.
pub(super) fn read(text: &str) -> Result<(Given, ReadItems), Failure> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| Failure::new("benchmarks.broken", format!("不是有效的 JSON：{error}")))?;
    if value.get("format").and_then(Value::as_str) == Some(FORMAT) {
        return own(value);
    }
    let Some(items) = value.get("items").or_else(|| value.get("事项")).or(Some(&value)).and_then(Value::as_array)
    else {
        return Err(no_table());
    };
    let mut given = Given::default();
    let metadata = value.get("metadata").or_else(|| value.get("元数据")).unwrap_or(&value);
    if let Some(metadata) = metadata.as_object() {
        describe(metadata, &mut given);
    }
    let mut read = ReadItems::default();
    for (place, item) in items.iter().enumerate() {
        if let Some(item) = item.as_object() {
            one(item, &format!("items[{place}]"), &mut read);
        }
    }
    check_sizes(&read)?;
    if read.items.iter().all(|item| item.act.is_empty()) { Err(no_table()) } else { Ok((given, read)) }
}

/// Our own export.
fn own(value: Value) -> Result<(Given, ReadItems), Failure> {
    let table: Table = serde_json::from_value(value)
        .map_err(|error| Failure::new("benchmarks.broken", format!("不符合裁衡导出的格式：{error}")))?;
    let head = table.head;
    let given = Given {
        title: Some(head.title),
        document_no: head.document_no,
        agency: Some(head.agency),
        level: Some(head.level.name().to_owned()),
        region: head.region,
        field: head.field,
        issued_on: head.issued_on,
        valid_from: head.validity.from,
        valid_to: head.validity.to,
        years: None,
        notes: head.notes,
        sample: head.sample,
    };
    let mut items = table.items;
    for (place, item) in items.iter_mut().enumerate() {
        item.cell = format!("items[{place}]");
        for (tier, row) in item.tiers.iter_mut().enumerate() {
            row.cell = format!("items[{place}].tiers[{tier}]");
        }
    }
    let read = ReadItems { items, ..ReadItems::default() };
    check_sizes(&read)?;
    Ok((given, read))
}

fn check_sizes(read: &ReadItems) -> Result<(), Failure> {
    let rows: usize = read.items.iter().map(|item| item.tiers.len().max(1)).sum();
    let is_long = |text: &String| text.chars().count() > LONGEST_CELL;
    let of_tier = |tier: &TableTier| [&tier.name, &tier.condition, &tier.standard].into_iter().any(is_long);
    let of_item = |item: &TableItem| {
        [&item.act, &item.basis].into_iter().chain(&item.penalty).any(is_long) || item.tiers.iter().any(of_tier)
    };
    if rows > MOST_ROWS || read.items.iter().any(of_item) {
        return Err(too_large("表格的行或者单元格过大"));
    }
    Ok(())
}

fn describe(metadata: &Map<String, Value>, given: &mut Given) {
    for (key, value) in metadata {
        match value {
            Value::Array(values) => {
                values.iter().filter_map(Value::as_str).for_each(|text| head::pair(key, text, given))
            }
            other => {
                if let Some(text) = words(other) {
                    head::pair(key, &text, given);
                }
            }
        }
    }
}

/// One act; each group with a range of its own (裁量分组) is an item.
fn one(item: &Map<String, Value>, path: &str, read: &mut ReadItems) {
    let get = |column| field(item, column);
    let basis = join_basis(get(Column::Law).as_deref(), get(Column::Basis).as_deref()).unwrap_or_default();
    let next = (read.items.len() + 1).to_string();
    let plain = TableItem {
        number: get(Column::Number).unwrap_or(next),
        code: get(Column::Code),
        act: get(Column::Act).unwrap_or_default(),
        basis,
        penalty: get(Column::Penalty),
        tiers: Vec::new(),
        cell: path.to_owned(),
    };
    let lists = objects(item, path);
    let (groups, tiers): (Vec<_>, Vec<_>) = lists.into_iter().partition(|(_, object)| object.values().any(is_list));
    for (path, group) in groups {
        let tiers = objects(group, &path).iter().map(|(path, tier)| self::tier(tier, path)).collect();
        let penalty = field(group, Column::Penalty).or_else(|| plain.penalty.clone());
        read.items.push(TableItem { penalty, tiers, cell: path, ..plain.clone() });
    }
    let own: Vec<TableTier> = tiers.iter().map(|(path, tier)| self::tier(tier, path)).collect();
    let is_flat = own.is_empty() && field(item, Column::Standard).is_some();
    if is_flat {
        read.items.push(TableItem { tiers: vec![tier(item, path)], ..plain });
    } else if !own.is_empty() || read.items.last().is_none_or(|last| !last.cell.starts_with(path)) {
        read.items.push(TableItem { tiers: own, ..plain });
    }
}

fn tier(object: &Map<String, Value>, path: &str) -> TableTier {
    let get = |column| field(object, column).unwrap_or_default();
    TableTier {
        name: get(Column::Tier),
        condition: get(Column::Condition),
        standard: get(Column::Standard),
        guide: None,
        cell: path.to_owned(),
    }
}

fn is_list(value: &Value) -> bool {
    value.as_array().is_some_and(|list| list.iter().any(Value::is_object))
}

/// The objects in the lists of an object, with their paths.
fn objects<'a>(object: &'a Map<String, Value>, path: &str) -> Vec<(String, &'a Map<String, Value>)> {
    let lists = object.iter().filter_map(|(key, value)| Some((key, value.as_array()?)));
    let each = |(key, list): (&String, &'a Vec<Value>)| {
        let key = format!("{path}.{key}");
        let with_path = move |(place, value): (usize, &'a Value)| Some((format!("{key}[{place}]"), value.as_object()?));
        list.iter().enumerate().filter_map(with_path).collect::<Vec<_>>()
    };
    lists.flat_map(each).collect()
}

/// The value of the key that names a column.
fn field(object: &Map<String, Value>, column: Column) -> Option<String> {
    object.iter().find(|(key, _)| columns::known(key) == Some(column)).and_then(|(_, value)| words(value))
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text that can't be JSON of ours is told apart from a broken one.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}
