//! The search of a process: loads corpus and cases from the store, keeps the indexes in step with them.

use std::sync::Arc;

use tokio::sync::Mutex;

use super::asked::memory;
use super::attributes;
use super::cases::{self, CaseQuery, CaseSearch};
use super::corpus::Corpus;
use super::dense::{PassageTable, Vectors};
use super::embedding;
use super::error::SearchError;
use super::hit::{CaseAnswer, ProvisionAnswer};
use super::lexical::{Wanted, open_or_build};
use super::names;
use super::norms::{self, NormAnswer, NormQuery, NormSearch};
use super::provisions::{ProvisionQuery, ProvisionSearch};
use super::ranking::Candidate;
use super::similar::Applied;
use super::status::IndexStatus;
use super::vector::{Described, key_of};
use crate::clock::{Clock, SystemClock};
use crate::config::{Config, Vectors as Place};
use crate::failure::Failure;
use crate::inference::embedder::Embed;
use crate::law::provision::ArticleNumber;
use crate::progress::{Progress, Silent};
use crate::store::Store;

/// The search engine; clones share everything.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    store: Store,
    clock: Arc<dyn Clock>,
    vectors: Option<Vectors>,
    provisions: Mutex<Option<Loaded<ProvisionSearch>>>,
    cases: Mutex<Option<Loaded<CaseSearch>>>,
    norms: Mutex<Option<Loaded<NormSearch>>>,
}

/// Something built from one revision of the store.
struct Loaded<T> {
    revision: String,
    built: Arc<T>,
}

impl Engine {
    /// Opens the search over `store`. The lexical index is built where it is absent, stale or broken (about 4 s for 26,000
    /// articles); vectors are read as far as they were built. Without an embedder the search goes on by words and says so.
    ///
    /// An empty store is no error here: the first query says `laws.empty`.
    ///
    /// # Errors
    /// `store.database`, `search.io`, `search.index`.
    pub async fn open(config: &Config, store: Store, embedder: Option<Arc<dyn Embed>>) -> Result<Self, Failure> {
        Self::open_with_clock(config, store, embedder, Arc::new(SystemClock)).await
    }

    /// As [`Self::open`]; `clock` tells which day is today for queries without a date.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_with_clock(
        config: &Config,
        store: Store,
        embedder: Option<Arc<dyn Embed>>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Failure> {
        let (place, folder) = (config.vectors.clone(), config.index_dir());
        let vectors = match embedder {
            Some(embedder) => Some(blocking(move || Vectors::open_in(&place, &folder, embedder)).await?),
            None => None,
        };
        let inner = Inner {
            config: config.clone(),
            store,
            clock,
            vectors,
            provisions: Mutex::new(None),
            cases: Mutex::new(None),
            norms: Mutex::new(None),
        };
        let engine = Self { inner: Arc::new(inner) };
        match engine.current_provisions(Arc::new(Silent)).await {
            Err(failure) if failure.code == "laws.empty" => Ok(engine),
            Err(failure) => Err(failure),
            Ok(_) => Ok(engine),
        }
    }

    /// Searches the articles that apply on the date of the query. The law of the filter, and laws that the text cites, may go by
    /// any name that people use.
    ///
    /// # Errors
    /// `search.empty_query`, `search.level`, `search.field`, `search.cursor`, `search.cursor_stale`, `law.unknown`, `laws.empty`,
    /// `search.index`, `search.io`, `store.database`.
    pub async fn provisions(&self, query: &ProvisionQuery) -> Result<ProvisionAnswer, Failure> {
        let current = self.current_provisions(Arc::new(Silent)).await?;
        let query = names::resolved(&self.inner.store.laws(), query).await?;
        let inner = Arc::clone(&self.inner);
        let today = inner.clock.today();
        blocking(move || current.search(&query, today, inner.vectors.as_ref())).await
    }

    /// What the ranking model sees of each candidate of a query, with law and number of the article.
    ///
    /// # Errors
    /// As [`Self::provisions`].
    pub async fn candidates(&self, query: &ProvisionQuery) -> Result<Vec<(String, ArticleNumber, Candidate)>, Failure> {
        let current = self.current_provisions(Arc::new(Silent)).await?;
        let (inner, query) = (Arc::clone(&self.inner), query.clone());
        let today = inner.clock.today();
        blocking(move || {
            let found = current.candidates(&query, today, inner.vectors.as_ref())?;
            let named = found.into_iter().filter_map(|candidate| {
                let provision = current.corpus.provisions.get(candidate.position)?;
                Some((provision.law.clone(), provision.number, candidate))
            });
            Ok(named.collect())
        })
        .await
    }

    /// Searches the past cases. The law of the filter, and laws that the text cites, may go by any name that people use.
    ///
    /// # Errors
    /// `search.empty_query`, `search.bounds`, `law.unknown`, `search.index`, `search.io`, `store.database`.
    pub async fn cases(&self, query: &CaseQuery) -> Result<CaseAnswer, Failure> {
        let current = self.current_cases(Arc::new(Silent)).await?;
        let is_applied = |law: &str| current.applied.iter().flatten().any(|applied| applied.is_of(law));
        let query = names::resolved_case(&self.inner.store.laws(), query, is_applied).await?;
        let inner = Arc::clone(&self.inner);
        blocking(move || current.search(&query, inner.vectors.as_ref())).await
    }

    /// Searches the norms of case handling that apply on the date of the query.
    ///
    /// # Errors
    /// `search.empty_query`, `search.index`, `search.io`, `store.database`.
    pub async fn norms(&self, query: &NormQuery) -> Result<NormAnswer, Failure> {
        let current = self.current_norms(Arc::new(Silent)).await?;
        let (query, today) = (query.clone(), self.inner.clock.today());
        blocking(move || current.search(&query, today)).await
    }

    /// Builds the lexical indexes now, where they are not up to date.
    ///
    /// # Errors
    /// `laws.empty`, `search.index`, `search.io`, `store.database`, `cancelled`.
    pub async fn build_lexical(&self, progress: Arc<dyn Progress>) -> Result<(), Failure> {
        self.current_provisions(Arc::clone(&progress)).await?;
        self.current_norms(Arc::clone(&progress)).await?;
        self.current_cases(progress).await.map(|_| ())
    }

    /// Embeds what has no vector yet, penalty articles first, then past cases, then all other articles. Appends in batches that
    /// are durable one by one, so that it may be stopped at any time and goes on where it was. Blocking: call it from
    /// `spawn_blocking`, or with a runtime entered.
    ///
    /// # Errors
    /// `index.no_embedder`, `index.busy`, `laws.empty`, `model.inference`, `search.io`, `cancelled`.
    pub fn embed_pending(&self, progress: &dyn Progress) -> Result<(), Failure> {
        self.embed(embedding::Scope::All, progress)
    }

    /// As [`Self::embed_pending`], with a choice of what to embed.
    ///
    /// # Errors
    /// As [`Self::embed_pending`].
    pub fn embed(&self, scope: embedding::Scope, progress: &dyn Progress) -> Result<(), Failure> {
        self.with_work(scope, |vectors, folder, work| {
            embedding::run(vectors, folder, work.texts, &work.described, progress)
        })
    }

    /// Builds a new vector index beside the one in use, out of its vectors and what is missing, checks its count, puts it in the place of
    /// the old one in one step, and deletes that. Searches go on meanwhile.
    ///
    /// # Errors
    /// As [`Self::embed`]; `search.vector.incomplete`.
    pub fn rebuild_vectors(&self, scope: embedding::Scope, progress: &dyn Progress) -> Result<(), Failure> {
        self.with_work(scope, |vectors, folder, work| embedding::rebuild(vectors, folder, work, progress))
    }

    /// Deletes the vectors of what neither corpus nor cases hold any more; how many.
    ///
    /// # Errors
    /// As [`Self::embed`].
    pub fn prune_vectors(&self) -> Result<usize, Failure> {
        self.with_work(embedding::Scope::All, |vectors, folder, work| embedding::prune(vectors, folder, &work))
    }

    fn with_work<T>(
        &self,
        scope: embedding::Scope,
        act: impl FnOnce(&Vectors, &std::path::Path, embedding::Work) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Some(vectors) = &self.inner.vectors else {
            return Err(SearchError::NoEmbedder("没有可用的向量模型".to_owned()).into());
        };
        let runtime = tokio::runtime::Handle::try_current().map_err(Failure::internal)?;
        let (laws, cases) = runtime.block_on(self.everything())?;
        let mut described = laws.passages.attributes().clone();
        described.extend(cases.passages.attributes().iter().map(|(key, value)| (*key, Arc::clone(value))));
        let work = embedding::Work { texts: embedding::pending(&laws.corpus, &cases.cases, scope), described };
        act(vectors, &self.inner.config.index_dir(), work)
    }

    /// The vectors of penalty articles and the duties that they sanction, as a file to ship (`index/vectors`).
    ///
    /// # Errors
    /// `index.no_embedder`, `laws.empty`, `store.database`, `search.index`, `search.io`.
    pub async fn export_vectors(&self) -> Result<Vec<u8>, Failure> {
        let laws = self.current_provisions(Arc::new(Silent)).await?;
        let inner = Arc::clone(&self.inner);
        blocking(move || {
            let missing = || SearchError::NoEmbedder("没有可用的向量模型".to_owned());
            let vectors = inner.vectors.as_ref().ok_or_else(missing)?;
            let texts = embedding::pending(&laws.corpus, &[], embedding::Scope::PenaltiesAndCases);
            vectors.export(texts.iter().map(|text| key_of(text)).chain(memory().keys()))
        })
        .await
    }

    /// What is indexed, of how much.
    ///
    /// # Errors
    /// `laws.empty`, `store.database`, `search.index`, `search.io`.
    pub async fn status(&self) -> Result<IndexStatus, Failure> {
        let (laws, cases) = self.everything().await?;
        let inner = Arc::clone(&self.inner);
        blocking(move || Ok(IndexStatus::of(&laws, &cases, inner.vectors.as_ref()))).await
    }

    async fn everything(&self) -> Result<(Arc<ProvisionSearch>, Arc<CaseSearch>), Failure> {
        let laws = self.current_provisions(Arc::new(Silent)).await?;
        Ok((laws, self.current_cases(Arc::new(Silent)).await?))
    }

    /// The search over the revision that the store holds now; loaded and indexed anew where that has changed.
    async fn current_provisions(&self, progress: Arc<dyn Progress>) -> Result<Arc<ProvisionSearch>, Failure> {
        let laws = self.inner.store.laws();
        let mut loaded = self.inner.provisions.lock().await;
        let revision = laws.corpus_revision().await?;
        if let Some(known) = loaded.as_ref().filter(|known| known.revision == revision) {
            return Ok(Arc::clone(&known.built));
        }
        let (provisions, documents) = (laws.provisions().await?, laws.documents().await?);
        if provisions.is_empty() {
            return Err(SearchError::NoLaws.into());
        }
        let (folder, stamp) = (self.inner.config.index_dir(), revision.clone());
        let narrows = self.narrows();
        let build = move || {
            let corpus = Corpus::new(provisions, documents);
            let count = corpus.passages.len() as u64;
            let wanted = Wanted { parent: &folder, prefix: "lexical", revision: &stamp, documents: count };
            let (lexical, repairs) = open_or_build(wanted, corpus.lexical_documents(), progress.as_ref())?;
            let passages =
                PassageTable::new((0..corpus.provisions.len()).map(|position| corpus.embedded_passages(position)));
            let shelf = corpus.shelf();
            let described = if narrows { attributes::of_provisions(&corpus) } else { Described::new() };
            let passages = passages.described(described);
            Ok(ProvisionSearch { revision: stamp, corpus, passages, lexical, shelf, repairs })
        };
        let built = Arc::new(blocking(build).await?);
        *loaded = Some(Loaded { revision, built: Arc::clone(&built) });
        Ok(built)
    }

    /// Whether the vectors are where a search is narrowed by what passages stand for.
    fn narrows(&self) -> bool {
        matches!(self.inner.config.vectors, Place::Qdrant(_)) && self.inner.vectors.is_some()
    }

    async fn current_cases(&self, progress: Arc<dyn Progress>) -> Result<Arc<CaseSearch>, Failure> {
        let store = self.inner.store.cases();
        let mut loaded = self.inner.cases.lock().await;
        let revision = store.revision().await?;
        if let Some(known) = loaded.as_ref().filter(|known| known.revision == revision) {
            return Ok(Arc::clone(&known.built));
        }
        let all = store.all().await?;
        let (folder, stamp) = (self.inner.config.index_dir(), revision.clone());
        let narrows = self.narrows();
        let build = move || {
            let titles = cases::titles(&all);
            let wanted = Wanted { parent: &folder, prefix: "cases", revision: &stamp, documents: all.len() as u64 };
            let documents = cases::lexical_documents(&all, &titles);
            let (lexical, repairs) = open_or_build(wanted, documents, progress.as_ref())?;
            let described = if narrows { attributes::of_cases(&all) } else { Described::new() };
            let passages = PassageTable::new(all.iter().map(|case| vec![cases::passage(case)])).described(described);
            let applied = all.iter().map(|case| Applied::of(&case.basis)).collect();
            Ok(CaseSearch { cases: all, applied, passages, lexical, repairs })
        };
        let built = Arc::new(blocking(build).await?);
        *loaded = Some(Loaded { revision, built: Arc::clone(&built) });
        Ok(built)
    }

    async fn current_norms(&self, progress: Arc<dyn Progress>) -> Result<Arc<NormSearch>, Failure> {
        let store = self.inner.store.norms();
        let mut loaded = self.inner.norms.lock().await;
        let revision = store.revision().await?;
        if let Some(known) = loaded.as_ref().filter(|known| known.revision == revision) {
            return Ok(Arc::clone(&known.built));
        }
        let (documents, sections) = (store.documents().await?, store.sections().await?);
        let (folder, stamp) = (self.inner.config.index_dir(), revision.clone());
        let build = move || {
            let titles = norms::titles(&sections, &documents);
            let count = sections.len() as u64;
            let wanted = Wanted { parent: &folder, prefix: "norms", revision: &stamp, documents: count };
            let indexed = norms::lexical_documents(&sections, &titles);
            let (lexical, repairs) = open_or_build(wanted, indexed, progress.as_ref())?;
            Ok(NormSearch::new(documents, sections, lexical, repairs))
        };
        let built = Arc::new(blocking(build).await?);
        *loaded = Some(Loaded { revision, built: Arc::clone(&built) });
        Ok(built)
    }
}

/// Runs work that blocks off the async threads.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SearchError> + Send + 'static,
) -> Result<T, Failure> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(Failure::from),
        Err(error) => Err(Failure::internal(error)),
    }
}
