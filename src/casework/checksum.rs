//! Check digits: identity card (GB 11643), unified social credit code (GB 32100), bank card (Luhn).

/// Whether eighteen characters are an identity card number with the right check digit; `x` is read as `X`.
pub(in crate::casework) fn is_identity_card(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let signs: Vec<char> = number.chars().map(|sign| sign.to_ascii_uppercase()).collect();
    let Some((check, digits)) = signs.split_last().filter(|(_, digits)| digits.len() == WEIGHTS.len()) else {
        return false;
    };
    let Some(digits) = digits.iter().map(|sign| sign.to_digit(10)).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    CHECKS.get((sum % 11) as usize) == Some(check)
}

/// Whether the first two digits are those of a province, a special region, Taiwan, or a residence permit of their people.
pub(in crate::casework) fn is_region(number: &str) -> bool {
    let province = number.get(..2).and_then(|digits| digits.parse::<u32>().ok());
    matches!(province, Some(11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91))
}

/// Whether eighteen characters are a unified social credit code with the right check character.
pub(in crate::casework) fn is_credit_code(code: &str) -> bool {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let Some(values) = code.chars().map(|sign| SIGNS.find(sign)).collect::<Option<Vec<usize>>>() else {
        return false;
    };
    let Some((check, body)) = values.split_last().filter(|(_, body)| body.len() == 17) else {
        return false;
    };
    let mut weight = 1;
    let mut sum = 0;
    for value in body {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    (31 - sum % 31) % 31 == *check
}

/// Whether digits are a card number of sixteen to nineteen digits by Luhn.
pub(in crate::casework) fn is_card(digits: &str) -> bool {
    let Some(values) = digits.chars().map(|sign| sign.to_digit(10)).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let doubled = |value: u32| if value > 4 { value * 2 - 9 } else { value * 2 };
    let sum: u32 = values.iter().rev().enumerate().map(|(at, v)| if at % 2 == 1 { doubled(*v) } else { *v }).sum();
    (16..=19).contains(&values.len()) && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_hold_and_one_wrong_sign_breaks_them() {
        // Printed in the standards as examples.
        assert!(is_identity_card("11010519491231002X"));
        assert!(is_identity_card("11010519491231002x"));
        assert!(!is_identity_card("110105194912310021"));
        assert!(is_identity_card("440524188001010014") && !is_identity_card("440524188001010015"));
        assert!(!is_identity_card("1101051949123100") && !is_identity_card("一二"));
        assert!(is_credit_code("91350100M000100Y43"));
        assert!(!is_credit_code("91350100M000100Y44"));
        assert!(!is_credit_code("91350100I000100Y43") && !is_credit_code("91350100M000100Y4") && !is_credit_code(""));
        assert!(is_card("4111111111111111"));
        assert!(!is_card("4111111111111112"));
        assert!(!is_card("0"));
    }
}
