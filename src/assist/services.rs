//! What the main job stands on: configuration, clock, store, search engine and models.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tokio::sync::OnceCell;

use crate::clock::Clock;
use crate::config::{Config, ModelChoices};
use crate::failure::Failure;
use crate::inference::embedder::{Embed, Embedder};
use crate::inference::generator::Generator;
use crate::inference::models::{ModelFiles, ModelStore};
use crate::inference::transcriber::Transcriber;
use crate::search::Engine;
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

    /// The same services at another moment and with the models of another choice, for making a step again.
    pub(super) fn replaying(&self, clock: Arc<dyn Clock>, models: ModelChoices) -> Self {
        let config = Arc::new(Config { models, ..(*self.config).clone() });
        let same = config.models == self.config.models;
        let models = if same { self.models.clone() } else { Arc::new(Models::new(&config)) };
        Self { config, clock, models, ..self.clone() }
    }

    /// The same services, whose search engine is opened anew: it knows what day it is.
    pub(super) fn with_own_engine(self) -> Self {
        Self { engine: Arc::default(), ..self }
    }

    /// The search engine; the first call opens or builds the indexes.
    ///
    /// # Errors
    /// `laws.empty` where no law was imported; what the index says otherwise.
    pub async fn engine(&self) -> Result<&Engine, Failure> {
        self.engine
            .get_or_try_init(|| async {
                let models = self.models.clone();
                let embedder =
                    tokio::task::spawn_blocking(move || models.embedder()).await.map_err(Failure::internal)?;
                let embedder = match embedder {
                    Ok(embedder) => Some(embedder),
                    Err(failure) => {
                        tracing::warn!(code = failure.code, "search goes on without vectors: {failure}");
                        None
                    }
                };
                Engine::open_with_clock(&self.config, self.store.clone(), embedder, self.clock.clone()).await
            })
            .await
    }
}

/// The models that the configuration names, each loaded at most once.
pub struct Models {
    folder: PathBuf,
    choices: crate::config::ModelChoices,
    transcriber: Mutex<Option<Ready<Transcriber>>>,
    generator: Mutex<Option<Ready<Generator>>>,
    embedder: Mutex<Option<Ready<Embedder>>>,
}

/// A loaded model, and how the record names it.
pub struct Ready<T> {
    /// The model.
    pub model: Arc<T>,
    /// Name in the manifest, or path.
    pub name: String,
    /// SHA-256 of the weights, in hex.
    pub sha256: String,
}

impl<T> Clone for Ready<T> {
    fn clone(&self) -> Self {
        Self { model: self.model.clone(), name: self.name.clone(), sha256: self.sha256.clone() }
    }
}

impl Models {
    fn new(config: &Config) -> Self {
        Self {
            folder: config.models_dir.clone(),
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
    pub fn transcriber(&self) -> Result<Ready<Transcriber>, Failure> {
        self.load_once(&self.transcriber, &self.choices.transcriber, Transcriber::load)
    }

    /// Text generation and choice. Blocks while loading.
    ///
    /// # Errors
    /// `models.missing` and its kin, or what loading says.
    pub fn generator(&self) -> Result<Arc<Generator>, Failure> {
        Ok(self.load_once(&self.generator, &self.choices.generator, Generator::load)?.model)
    }

    /// Text to vectors. Blocks while loading.
    ///
    /// # Errors
    /// `models.missing` and its kin, or what loading says.
    pub fn embedder(&self) -> Result<Arc<dyn Embed>, Failure> {
        Ok(self.load_once(&self.embedder, &self.choices.embedder, Embedder::load)?.model)
    }

    fn load_once<T>(
        &self,
        slot: &Mutex<Option<Ready<T>>>,
        choice: &str,
        load: impl FnOnce(&ModelFiles) -> Result<T, Failure>,
    ) -> Result<Ready<T>, Failure> {
        let mut slot = slot.lock().map_err(Failure::internal)?;
        if let Some(ready) = slot.as_ref() {
            return Ok(ready.clone());
        }
        let files = ModelStore::open(&self.folder)?.locate(choice)?;
        let ready = Ready { model: Arc::new(load(&files)?), name: files.name, sha256: files.sha256 };
        *slot = Some(ready.clone());
        Ok(ready)
    }
}
