//! What the main job stands on: configuration, clock, store, search engine and models.

use std::sync::{Arc, Mutex};

use tokio::sync::OnceCell;

use crate::clock::Clock;
use crate::config::Config;
use crate::failure::Failure;
use crate::inference::embedder::{Embed, Embedder};
use crate::inference::generator::Generator;
use crate::inference::models::ModelStore;
use crate::inference::transcriber::Transcriber;
use crate::search::engine::Engine;
use crate::store::Store;

/// Opened once per process and shared; clones are cheap.
#[derive(Clone)]
pub struct Services {
    /// The checked configuration.
    pub config: Arc<Config>,
    /// The present time.
    pub clock: Arc<dyn Clock>,
    /// The records.
    pub store: Store,
    /// The models, each loaded when first needed.
    pub models: Arc<Models>,
    engine: Arc<OnceCell<Engine>>,
}

impl Services {
    /// Opens the store. Indexes and models are opened when first needed; no connection leaves the machine.
    ///
    /// # Errors
    /// What the store says. A missing model or index is no error here: the step that needs it says so.
    pub async fn open(config: Config, clock: Arc<dyn Clock>) -> Result<Self, Failure> {
        std::fs::create_dir_all(&config.home).map_err(|error| {
            Failure::new("home.unwritable", format!("建不了数据目录 {}：{error}", config.home.display()))
        })?;
        let store = Store::open(&config.database(), clock.clone()).await?;
        let models = Arc::new(Models::new(&config));
        Ok(Self { config: Arc::new(config), clock, store, models, engine: Arc::new(OnceCell::new()) })
    }

    /// The search engine; the first call opens or builds the indexes.
    ///
    /// # Errors
    /// `laws.empty` where no law was imported; what the index says otherwise.
    pub async fn engine(&self) -> Result<&Engine, Failure> {
        self.engine
            .get_or_try_init(|| async {
                let models = self.models.clone();
                let embedder = tokio::task::spawn_blocking(move || models.embedder()).await.map_err(Failure::internal)?;
                let embedder = match embedder {
                    Ok(embedder) => Some(embedder),
                    Err(failure) => {
                        tracing::warn!(code = failure.code, "search goes on without vectors: {failure}");
                        None
                    }
                };
                Engine::open(&self.config, self.store.clone(), embedder).await
            })
            .await
    }
}

/// The models that the configuration names, each loaded at most once.
pub struct Models {
    files: ModelStore,
    choices: crate::config::ModelChoices,
    transcriber: Mutex<Option<Arc<Transcriber>>>,
    generator: Mutex<Option<Arc<Generator>>>,
    embedder: Mutex<Option<Arc<Embedder>>>,
}

impl Models {
    fn new(config: &Config) -> Self {
        Self {
            files: ModelStore::open(&config.models_dir),
            choices: config.models.clone(),
            transcriber: Mutex::new(None),
            generator: Mutex::new(None),
            embedder: Mutex::new(None),
        }
    }

    /// Speech to text. Blocks while loading.
    ///
    /// # Errors
    /// `models.missing` and its kin, or what loading says.
    pub fn transcriber(&self) -> Result<Arc<Transcriber>, Failure> {
        load_once(&self.transcriber, || Transcriber::load(&self.files.locate(&self.choices.transcriber)?))
    }

    /// Text generation and choice. Blocks while loading.
    ///
    /// # Errors
    /// `models.missing` and its kin, or what loading says.
    pub fn generator(&self) -> Result<Arc<Generator>, Failure> {
        load_once(&self.generator, || Generator::load(&self.files.locate(&self.choices.generator)?))
    }

    /// Text to vectors. Blocks while loading.
    ///
    /// # Errors
    /// `models.missing` and its kin, or what loading says.
    pub fn embedder(&self) -> Result<Arc<dyn Embed>, Failure> {
        let embedder = load_once(&self.embedder, || Embedder::load(&self.files.locate(&self.choices.embedder)?))?;
        Ok(embedder)
    }
}

fn load_once<T>(slot: &Mutex<Option<Arc<T>>>, load: impl FnOnce() -> Result<T, Failure>) -> Result<Arc<T>, Failure> {
    let mut slot = slot.lock().map_err(Failure::internal)?;
    if let Some(loaded) = slot.as_ref() {
        return Ok(loaded.clone());
    }
    let loaded = Arc::new(load()?);
    *slot = Some(loaded.clone());
    Ok(loaded)
}
