//! Circumstances that can't be there together, and those that may rest on one fact.

use super::{Circumstance, by_id};

/// Two circumstances of one case that a person must look at together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// The one that is earlier in the case.
    pub first: &'static Circumstance,
    /// The other one.
    pub second: &'static Circumstance,
    /// Whether they exclude one another; otherwise they may rest on the same fact, which counts once.
    pub excluded: bool,
}

impl Conflict {
    /// In Chinese, for the officer.
    pub fn message(&self) -> String {
        let (first, second) = (&self.first.name, &self.second.name);
        if self.excluded {
            return format!("情节“{first}”与“{second}”不能同时成立，须核实后取舍");
        }
        format!("情节“{first}”与“{second}”可能是同一事实，不得重复评价，须核实")
    }
}

/// The pairs of these circumstances that exclude one another or overlap. Unknown identifiers are passed over.
pub fn conflicts<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<Conflict> {
    let entries: Vec<&'static Circumstance> = ids.into_iter().filter_map(by_id).collect();
    let mut found = Vec::new();
    for (index, first) in entries.iter().enumerate() {
        for second in entries.iter().skip(index + 1) {
            let names = |list: fn(&Circumstance) -> &Vec<String>| {
                list(first).contains(&second.id) || list(second).contains(&first.id)
            };
            let excluded = names(|entry| &entry.excludes);
            if excluded || names(|entry| &entry.overlaps) {
                found.push(Conflict { first, second, excluded });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_whichever_side_names_the_other() {
        let found = conflicts(["timely_correction", "cooperation", "refused_correction", "continued_after_order"]);
        let pairs: Vec<_> =
            found.iter().map(|pair| (pair.first.id.as_str(), pair.second.id.as_str(), pair.excluded)).collect();
        let expected = [
            ("timely_correction", "refused_correction", true),
            ("timely_correction", "continued_after_order", true),
            ("refused_correction", "continued_after_order", false),
        ];
        assert_eq!(pairs, expected);
        assert!(found[0].message().contains("不能同时成立"));
        assert!(conflicts(["first_offence", "nonsense"]).is_empty());
    }
}
