//! Vectors of f32 as int8 codes with one scale.

/// Largest code; -128 is not used so that codes are symmetric.
const LARGEST_CODE: f32 = 127.0;

/// A vector as codes: component i is `codes[i] * scale`.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantized {
    /// Codes in -127..=127.
    pub codes: Vec<i8>,
    /// What one step of a code is worth.
    pub scale: f32,
}

/// Quantizes with the scale that lets the largest component just fit. A zero vector has scale 0.
pub fn quantize(vector: &[f32]) -> Quantized {
    let largest = vector.iter().fold(0.0_f32, |largest, component| largest.max(component.abs()));
    if largest == 0.0 || !largest.is_finite() {
        return Quantized { codes: vec![0; vector.len()], scale: 0.0 };
    }
    let scale = largest / LARGEST_CODE;
    #[expect(clippy::cast_possible_truncation, reason = "rounded and within -127..=127 by the choice of the scale")]
    let code = |component: &f32| (component / scale).round() as i8;
    Quantized { codes: vector.iter().map(code).collect(), scale }
}

/// The numbers that codes stand for; quantizing them gives the same codes again.
pub fn dequantize(quantized: &Quantized) -> Vec<f32> {
    quantized.codes.iter().map(|code| f32::from(*code) * quantized.scale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_survive_the_way_through_numbers() {
        let quantized = quantize(&[0.5, -0.25, 0.031, 0.0, 0.499]);
        assert_eq!(quantize(&dequantize(&quantized)).codes, quantized.codes);
    }

    #[test]
    fn a_component_is_off_by_at_most_half_a_step() {
        let vector = [0.5, -0.25, 0.031, 0.0];
        let quantized = quantize(&vector);
        for (code, component) in quantized.codes.iter().zip(vector) {
            assert!((f32::from(*code) * quantized.scale - component).abs() <= quantized.scale / 2.0 + 1e-7);
        }
    }

    #[test]
    fn a_zero_vector_is_no_error() {
        assert_eq!(quantize(&[0.0, 0.0]), Quantized { codes: vec![0, 0], scale: 0.0 });
    }
}
