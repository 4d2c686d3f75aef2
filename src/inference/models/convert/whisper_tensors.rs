//! Names and slices of Whisper's tensors: from CTranslate2's fused layout to that of the ggml file.

use super::ConvertError;
use super::ctranslate2::{ElementType, Model, Variable};

/// A tensor of the result: its ggml name, its shape, and the variable's bytes it is made of.
pub(super) struct Piece<'a> {
    pub(super) name: String,
    pub(super) shape: Vec<usize>,
    pub(super) dtype: candle_core::DType,
    pub(super) data: &'a [u8],
}

/// All tensors of the result; settings of CTranslate2 (activation, heads, flags) are left out.
///
/// # Errors
/// [`ConvertError::Malformed`] for a variable that no rule covers, or a key bias that is not zero (ggml has none).
pub(super) fn pieces<'a>(model: &Model<'a>) -> Result<Vec<Piece<'a>>, ConvertError> {
    let mut pieces = Vec::new();
    for (name, variable) in &model.variables {
        if variable.shape.is_empty() || name.ends_with("/alignment_heads") {
            continue;
        }
        if let ElementType::Integer(_) = variable.dtype {
            return Err(ConvertError::malformed(format!("变量 {name} 是量化权重，只支持 f16/f32")));
        }
        let targets = targets(name).ok_or_else(|| ConvertError::malformed(format!("变量 {name} 未知")))?;
        split(name, variable, &targets, &mut pieces)?;
    }
    Ok(pieces)
}

/// The ggml names that a variable splits into by rows, in order; `None` in the list drops a slice of zeros.
fn targets(name: &str) -> Option<Vec<Option<String>>> {
    let (side, rest) = name.split_once('/')?;
    if !matches!(side, "encoder" | "decoder") {
        return None;
    }
    let one = |name: String| Some(vec![Some(name)]);
    match rest {
        "embeddings/weight" => return one(format!("{side}.token_embedding.weight")),
        "position_encodings/encodings" => return one(format!("{side}.positional_embedding")),
        "conv1/weight" | "conv1/bias" | "conv2/weight" | "conv2/bias" => {
            return one(format!("{side}.{}", rest.replace('/', ".")));
        }
        _ => {}
    }
    let (module, parameter) = rest.rsplit_once('/')?;
    let parameter = match parameter {
        "gamma" | "weight" => "weight",
        "beta" | "bias" => "bias",
        _ => return None,
    };
    if module == "layer_norm" {
        let last = if side == "encoder" { "ln_post" } else { "ln" };
        return one(format!("{side}.{last}.{parameter}"));
    }
    let (layer, module) = module.strip_prefix("layer_")?.split_once('/')?;
    let key = |prefix: &str| (parameter == "weight").then(|| format!("{prefix}.key.weight"));
    let parts = match module {
        "self_attention/layer_norm" => vec![Some(format!("attn_ln.{parameter}"))],
        "self_attention/linear_0" => {
            vec![Some(format!("attn.query.{parameter}")), key("attn"), Some(format!("attn.value.{parameter}"))]
        }
        "self_attention/linear_1" => vec![Some(format!("attn.out.{parameter}"))],
        "attention/layer_norm" => vec![Some(format!("cross_attn_ln.{parameter}"))],
        "attention/linear_0" => vec![Some(format!("cross_attn.query.{parameter}"))],
        "attention/linear_1" => vec![key("cross_attn"), Some(format!("cross_attn.value.{parameter}"))],
        "attention/linear_2" => vec![Some(format!("cross_attn.out.{parameter}"))],
        "ffn/layer_norm" => vec![Some(format!("mlp_ln.{parameter}"))],
        "ffn/linear_0" => vec![Some(format!("mlp.0.{parameter}"))],
        "ffn/linear_1" => vec![Some(format!("mlp.2.{parameter}"))],
        _ => return None,
    };
    Some(parts.into_iter().map(|part| part.map(|part| format!("{side}.blocks.{layer}.{part}"))).collect())
}

fn split<'a>(
    name: &str,
    variable: &Variable<'a>,
    targets: &[Option<String>],
    pieces: &mut Vec<Piece<'a>>,
) -> Result<(), ConvertError> {
    let ElementType::Float(dtype) = variable.dtype else { return Ok(()) };
    let rows = variable.shape[0];
    if !rows.is_multiple_of(targets.len()) || variable.data.is_empty() {
        return Err(ConvertError::malformed(format!("变量 {name} 的行数 {rows} 不能分为 {} 份", targets.len())));
    }
    let slices = variable.data.chunks_exact(variable.data.len() / targets.len());
    for (target, data) in targets.iter().zip(slices) {
        let Some(target) = target else {
            // The reference model has no key bias; CTranslate2 pads the fused bias with zeros there.
            if data.iter().any(|byte| *byte != 0) {
                return Err(ConvertError::malformed(format!("变量 {name} 的 key 偏置不为零")));
            }
            continue;
        };
        let mut shape = variable.shape.clone();
        shape[0] = rows / targets.len();
        if target.contains(".conv") && target.ends_with(".bias") {
            shape.push(1);
        }
        pieces.push(Piece { name: target.clone(), shape, dtype, data });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(variable: &str) -> Vec<Option<String>> {
        targets(variable).expect("a rule")
    }

    #[test]
    fn fused_attention_splits_in_three_and_the_key_bias_is_dropped() {
        let named = |name: &str| Some(format!("decoder.blocks.3.{name}"));
        assert_eq!(
            names("decoder/layer_3/self_attention/linear_0/bias"),
            [named("attn.query.bias"), None, named("attn.value.bias")]
        );
        assert_eq!(
            names("decoder/layer_3/attention/linear_1/weight"),
            [named("cross_attn.key.weight"), named("cross_attn.value.weight")]
        );
    }

    #[test]
    fn a_variable_that_no_rule_covers_is_refused() {
        assert!(targets("decoder/layer_0/adapter/weight").is_none());
        assert!(targets("other/layer_norm/gamma").is_none());
    }

    #[test]
    fn a_key_bias_that_is_not_zero_is_refused() {
        let variable = Variable { dtype: ElementType::Float(candle_core::DType::F16), shape: vec![3], data: &[1; 6] };
        let name = "encoder/layer_0/self_attention/linear_0/bias";
        assert!(split(name, &variable, &names(name), &mut Vec::new()).is_err());
    }
}
