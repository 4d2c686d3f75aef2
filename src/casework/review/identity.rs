//! Check digits of unified social credit codes (GB 32100) and of identity numbers (GB 11643).

/// Letters and digits of a unified social credit code, in the order of their values.
const CODE_SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Check signs of an identity number, by the remainder.
const IDENTITY_SIGNS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/// Whether `text` is a unified social credit code whose check sign is right.
pub fn is_credit_code(text: &str) -> bool {
    let values: Option<Vec<usize>> = text.chars().map(|sign| CODE_SIGNS.find(sign)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let mut weight = 1;
    let mut sum = 0;
    for value in values.iter().take(17) {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    values.get(17) == Some(&((31 - sum % 31) % 31))
}

/// Whether `text` is an identity number of eighteen signs whose check sign is right.
pub fn is_identity_number(text: &str) -> bool {
    let signs: Vec<char> = text.chars().map(|sign| sign.to_ascii_uppercase()).collect();
    if signs.len() != 18 {
        return false;
    }
    let mut weight = 1;
    let mut sum = 0;
    // From the seventeenth sign to the first the weights are the powers of two.
    for sign in signs.iter().take(17).rev() {
        let Some(value) = sign.to_digit(10) else { return false };
        weight = weight * 2 % 11;
        sum += value * weight;
    }
    let remainder = usize::try_from(sum % 11).unwrap_or_default();
    IDENTITY_SIGNS.get(remainder) == signs.get(17)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sign_of_a_credit_code_is_verified() {
        // The example of the standard.
        assert!(is_credit_code("91350100M000100Y43"));
        assert!(!is_credit_code("91350100M000100Y44") && !is_credit_code("91350100M000100Y4"));
        assert!(!is_credit_code("91350100I000100Y43") && !is_credit_code(""));
    }

    #[test]
    fn the_check_sign_of_an_identity_number_is_verified() {
        // The examples of the standard.
        assert!(is_identity_number("11010519491231002X") && is_identity_number("440524188001010014"));
        assert!(!is_identity_number("440524188001010015") && !is_identity_number("一二"));
    }
}
