//! The model that makes one score of the features: two layers, trained offline, a few hundred numbers.

use std::sync::OnceLock;

use serde::Deserialize;

use super::features::{Candidate, FEATURES};

const FILE: &str = include_str!("../../../index/ranking.json");

/// The trained model; a higher score is a better candidate.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Names of the features that it was trained on.
    features: Vec<String>,
    /// Weight of each feature alone.
    linear: Vec<f32>,
    /// For each hidden unit its bias, then a weight for each feature.
    hidden: Vec<Vec<f32>>,
    /// Weight of each hidden unit.
    output: Vec<f32>,
}

/// The model that ships with the program; `None` where the file does not fit the features, which a test shows.
pub fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    MODEL.get_or_init(|| Model::parse(FILE)).as_ref()
}

impl Model {
    fn parse(file: &str) -> Option<Self> {
        let model: Self = serde_json::from_str(file).ok()?;
        let fits = model.features == FEATURES
            && model.linear.len() == FEATURES.len()
            && model.hidden.iter().all(|unit| unit.len() == FEATURES.len() + 1)
            && model.hidden.len() == model.output.len();
        fits.then_some(model)
    }

    /// The score of a candidate; comparable within one query only.
    pub fn score(&self, candidate: &Candidate) -> f64 {
        let features = &candidate.features;
        let dot = |weights: &[f32]| weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum::<f32>();
        let unit = |weights: &Vec<f32>| match weights.split_first() {
            Some((bias, weights)) => (bias + dot(weights)).tanh(),
            None => 0.0,
        };
        let hidden: f32 = self.hidden.iter().zip(&self.output).map(|(weights, output)| unit(weights) * output).sum();
        f64::from(dot(&self.linear) + hidden)
    }

    /// All candidates, best first; equal scores in order of the position.
    pub fn rank(&self, candidates: &[Candidate]) -> Vec<(usize, f64)> {
        let mut ranked: Vec<_> = candidates.iter().map(|found| (found.position, self.score(found))).collect();
        crate::search::fusion::sort(&mut ranked);
        ranked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_that_ships_fits_the_features() {
        assert!(model().is_some());
    }

    #[test]
    fn hidden_units_add_to_the_linear_part() {
        let mut linear = vec![0.0; FEATURES.len()];
        linear[0] = 2.0;
        let mut unit = vec![0.0; FEATURES.len() + 1];
        unit[2] = 1.0;
        let features = FEATURES.iter().map(|name| (*name).to_owned()).collect();
        let model = Model { features, linear, hidden: vec![unit], output: vec![3.0] };
        let mut candidate = Candidate { position: 0, features: [0.0; FEATURES.len()] };
        candidate.features[0] = 0.5;
        candidate.features[1] = 0.25;
        let expected = 1.0 + 3.0 * 0.25_f64.tanh();
        assert!((model.score(&candidate) - expected).abs() < 1e-5);
    }
}
