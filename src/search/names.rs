//! The laws that a query names, by the names that people use.

use super::cases::CaseQuery;
use super::cited::Cited;
use super::error::SearchError;
use super::provisions::ProvisionQuery;
use super::similar::Applied;
use crate::failure::Failure;
use crate::law::citation;
use crate::store::laws::Laws;

/// The query with the full name of the law that it is limited to, and with the articles that its text cites.
///
/// # Errors
/// `law.unknown` where it is limited to a law that is not held; `store.database`.
pub(super) async fn resolved(laws: &Laws, query: &ProvisionQuery) -> Result<ProvisionQuery, Failure> {
    let mut query = query.clone();
    if let Some(given) = &query.filter.law {
        let full = laws.full_name(given).await?;
        query.filter.law = Some(full.ok_or_else(|| SearchError::UnknownLaw(given.clone()))?);
    }
    query.cited = cited(laws, &query.text).await?;
    Ok(query)
}

/// The query with the full name of the law that it is limited to, and with the provision of the case at hand: that of the filter,
/// or else those that the text cites. What is not said of the case at hand is taken to be as the filter wants it.
///
/// # Errors
/// `law.unknown` where it is limited to a law that neither the corpus holds nor a case applied (`is_applied`); `store.database`.
pub(super) async fn resolved_case(
    laws: &Laws,
    query: &CaseQuery,
    is_applied: impl Fn(&str) -> bool,
) -> Result<CaseQuery, Failure> {
    let mut query = query.clone();
    if let Some(given) = query.filter.law.take() {
        let full = match laws.full_name(&given).await? {
            Some(full) => full,
            None if is_applied(&given) => given,
            None => return Err(SearchError::UnknownLaw(given).into()),
        };
        query.filter.law = Some(full);
    }
    if query.own.applied.is_empty() {
        query.own.applied = match query.filter.law.as_deref().zip(query.filter.article) {
            Some((law, number)) => vec![Applied::new(law, number)],
            None => {
                let cited = cited(laws, &query.text).await?;
                cited.iter().map(|article| Applied::new(&article.law, article.number)).collect()
            }
        };
    }
    let (own, filter) = (&mut query.own, &query.filter);
    own.field = own.field.take().or_else(|| filter.field.clone());
    own.region = own.region.take().or_else(|| filter.region.clone());
    Ok(query)
}

/// The articles that a text cites with the name of a law that is held; any others are words like all.
async fn cited(laws: &Laws, text: &str) -> Result<Vec<Cited>, Failure> {
    let mut cited: Vec<Cited> = Vec::new();
    for citation in citation::find(text) {
        let (Some(law), Some(number)) = (citation.law, citation.number) else { continue };
        let Some(law) = laws.full_name(&law).await? else { continue };
        let article = Cited { law, number };
        if !cited.contains(&article) {
            cited.push(article);
        }
    }
    Ok(cited)
}
