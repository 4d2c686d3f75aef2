//! Names that differ in a letter or two: what a wrong name may have been meant to say.

use std::collections::BTreeSet;

/// Most names that are offered.
const MOST: usize = 3;
/// Shorter names are like many others by chance.
const SHORTEST: usize = 4;

/// The names of `held` nearest to `given` by letters that were changed, left out, added or swapped; `stem` gives the part of a
/// name that is compared.
pub(super) fn similar(given: &str, held: &BTreeSet<String>, stem: impl Fn(&str) -> &str) -> Vec<String> {
    let given: Vec<char> = given.chars().collect();
    if given.len() < SHORTEST {
        return Vec::new();
    }
    let allowed = 1 + given.len() / 6;
    let letters = sorted(&given);
    let mut near: Vec<(usize, &String)> = Vec::new();
    for name in held {
        let other: Vec<char> = stem(name).chars().collect();
        if other.len().abs_diff(given.len()) > allowed {
            continue;
        }
        let distance = distance(&given, &other);
        // 生产安全法 has the letters of 安全生产法 in another order.
        let is_reordered = sorted(&other) == letters;
        if distance <= allowed || is_reordered {
            near.push((distance, name));
        }
    }
    near.sort();
    near.into_iter().take(MOST).map(|(_, name)| name.clone()).collect()
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut sorted = letters.to_vec();
    sorted.sort_unstable();
    sorted
}

/// Fewest letters to change, leave out or add to make one text of the other.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, l) in left.iter().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (index, r) in right.iter().enumerate() {
            let changed = diagonal + usize::from(l != r);
            diagonal = row[index + 1];
            row[index + 1] = changed.min(diagonal + 1).min(row[index] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_near() {
        let held = ["食品安全法", "安全生产法", "道路交通安全法"].map(str::to_owned).into_iter().collect();
        let nearest = |given| similar(given, &held, |name| name);
        assert_eq!(nearest("食品安全发"), ["食品安全法"]);
        assert_eq!(nearest("生产安全法"), ["安全生产法"]);
        assert_eq!(nearest("道路交安全法"), ["道路交通安全法"]);
        assert!(nearest("网络安全保障法").is_empty());
    }
}
