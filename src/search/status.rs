//! How much is indexed.

use serde::Serialize;

use super::cases::CaseSearch;
use super::dense::Vectors;
use super::provisions::ProvisionSearch;

/// State of the indexes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct IndexStatus {
    /// Articles, all of them in the lexical index.
    pub provisions: usize,
    /// Penalty articles among them.
    pub penalty_provisions: usize,
    /// Past cases, all of them in the lexical index.
    pub cases: usize,
    /// Name and hash of the embedding model; `None` where there is none.
    pub model: Option<String>,
    /// Where vectors are kept: `embedded` or `qdrant`; `None` where there is no model.
    pub vector_backend: Option<String>,
    /// Why the vectors cannot be searched now, in Chinese; `None` where they can.
    pub vector_problem: Option<String>,
    /// Articles with all their vectors.
    pub provisions_with_vectors: usize,
    /// Penalty articles with all their vectors.
    pub penalties_with_vectors: usize,
    /// Cases with vectors.
    pub cases_with_vectors: usize,
    /// What was repaired when the indexes were opened.
    pub notes: Vec<String>,
}

impl IndexStatus {
    /// Counts.
    pub fn of(laws: &ProvisionSearch, cases: &CaseSearch, vectors: Option<&Vectors>) -> Self {
        let provisions = &laws.corpus.provisions;
        let is_penalty = |position: usize| provisions.get(position).is_some_and(|provision| provision.is_penalty);
        let of_laws =
            |accept: &dyn Fn(usize) -> bool| vectors.map_or(0, |known| laws.passages.coverage(known, accept).0);
        let problem = vectors.and_then(|vectors| vectors.store.refresh().err());
        Self {
            provisions: provisions.len(),
            penalty_provisions: provisions.iter().filter(|provision| provision.is_penalty).count(),
            cases: cases.cases.len(),
            model: vectors.map(|vectors| vectors.embedder.identity().to_owned()),
            vector_backend: vectors.map(|vectors| vectors.store.backend().to_owned()),
            vector_problem: problem.map(|error| error.to_string()),
            provisions_with_vectors: of_laws(&|_| true),
            penalties_with_vectors: of_laws(&is_penalty),
            cases_with_vectors: vectors.map_or(0, |known| cases.passages.coverage(known, &|_| true).0),
            notes: laws.repairs.iter().chain(&cases.repairs).cloned().collect(),
        }
    }
}
