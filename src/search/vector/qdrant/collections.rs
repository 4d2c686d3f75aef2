//! Collections of one model: their names, their making, and the alias under which searches find the one in use.

use qdrant_client::QdrantError;
use qdrant_client::qdrant::alias_operations::Action;
use qdrant_client::qdrant::collections_client::CollectionsClient;
use qdrant_client::qdrant::vectors_config::Config;
use qdrant_client::qdrant::{
    AliasOperations, ChangeAliases, CreateAlias, CreateCollection, CreateCollectionBuilder,
    CreateFieldIndexCollectionBuilder, DeleteAlias, Distance, QuantizationType, ScalarQuantizationBuilder,
    VectorParamsBuilder,
};
use sha2::{Digest, Sha256};
use tonic::transport::{ClientTlsConfig, Endpoint};
use tonic::{Request, Status};

use super::connection::Connection;
use super::payload::INDEXED;
use crate::config::QdrantSettings;
use crate::search::vector::error::VectorError;

/// Characters of the hash of the model in a name.
const HASH_LENGTH: usize = 12;
/// Share of the components that int8 codes of the server cover; the rest is clipped.
const QUANTILE: f32 = 0.99;

/// The collections of one model.
#[derive(Debug, Clone)]
pub struct Collections {
    /// What searches ask: `caiheng-1a2b3c4d5e6f`.
    pub alias: String,
    /// Length of a vector.
    pub dimensions: usize,
}

impl Collections {
    /// Of the model `identity`.
    pub fn new(prefix: &str, identity: &str, dimensions: usize) -> Self {
        let hash = hex::encode(Sha256::digest(identity.as_bytes()));
        Self { alias: format!("{prefix}-{}", &hash[..HASH_LENGTH]), dimensions }
    }

    /// The collection of a revision: `caiheng-1a2b3c4d5e6f-r3`.
    pub fn name(&self, revision: u32) -> String {
        format!("{}-r{revision}", self.alias)
    }

    /// The revision after that of `collection`; the first where there is none.
    pub fn next(&self, collection: Option<&str>) -> String {
        let number =
            collection.and_then(|name| name.strip_prefix(&self.alias)?.strip_prefix("-r")?.parse::<u32>().ok());
        self.name(number.map_or(1, |number| number.saturating_add(1)))
    }

    /// The collection in use, where there is one.
    ///
    /// # Errors
    /// As [`Connection::search`].
    pub fn current(&self, connection: &Connection) -> Result<Option<String>, VectorError> {
        let listed = connection.search(|client| async move { client.list_aliases().await })?;
        let own = listed.aliases.into_iter().find(|alias| alias.alias_name == self.alias);
        Ok(own.map(|alias| alias.collection_name))
    }

    /// Makes a collection with its payload indexes, where it does not exist.
    ///
    /// # Errors
    /// As [`Connection::write`].
    pub fn create(&self, connection: &Connection, name: &str) -> Result<(), VectorError> {
        let wanted = self.request(&connection.settings, name);
        let is_there = |connection: &Connection| {
            let name = name.to_owned();
            connection.write(move |client| {
                let name = name.clone();
                async move { client.collection_exists(name).await }
            })
        };
        if !is_there(connection)? {
            let made = connection.write(|client| {
                let wanted = wanted.clone();
                async move { client.create_collection(wanted).await }
            });
            // Another process, or our own first try, may have been faster.
            if let Err(error) = made
                && !is_there(connection)?
            {
                return Err(error);
            }
        }
        for (field, kind) in INDEXED {
            let index = CreateFieldIndexCollectionBuilder::new(name, field, kind).wait(true).build();
            connection.write(|client| {
                let index = index.clone();
                async move { client.create_field_index(index).await }
            })?;
        }
        Ok(())
    }

    fn request(&self, settings: &QdrantSettings, name: &str) -> CreateCollection {
        // The vectors have unit length: their dot product is the cosine, and they are kept as they are put in.
        let vectors = VectorParamsBuilder::new(self.dimensions as u64, Distance::Dot);
        let codes = ScalarQuantizationBuilder::default()
            .r#type(QuantizationType::Int8.into())
            .quantile(QUANTILE)
            .always_ram(true);
        let collection = CreateCollectionBuilder::new(name).vectors_config(vectors).quantization_config(codes).build();
        CreateCollection {
            shard_number: settings.shard_number,
            replication_factor: settings.replication_factor,
            write_consistency_factor: settings.write_consistency_factor,
            ..collection
        }
    }

    /// Checks that a collection holds vectors of the length of the model's.
    ///
    /// # Errors
    /// `search.vector.dimensions`; as [`Connection::search`].
    pub fn check(&self, connection: &Connection, name: &str) -> Result<(), VectorError> {
        let asked = name.to_owned();
        let info = connection.search(move |client| {
            let asked = asked.clone();
            async move { client.collection_info(asked).await }
        })?;
        let params = info.result.and_then(|info| info.config?.params?.vectors_config?.config);
        let found = match params {
            Some(Config::Params(params)) => usize::try_from(params.size).unwrap_or(usize::MAX),
            _ => 0,
        };
        if found == self.dimensions {
            return Ok(());
        }
        Err(VectorError::Dimensions { place: format!("Qdrant 集合 {name} "), expected: self.dimensions, found })
    }

    /// Lets the alias name `collection` from now on, in one step.
    ///
    /// # Errors
    /// As [`Connection::write`].
    pub fn switch(&self, connection: &Connection, from: Option<&str>, to: &str) -> Result<(), VectorError> {
        let delete = Action::DeleteAlias(DeleteAlias { alias_name: self.alias.clone() });
        let create =
            Action::CreateAlias(CreateAlias { collection_name: to.to_owned(), alias_name: self.alias.clone() });
        let actions = from.map(|_| delete).into_iter().chain([create]);
        let actions = actions.map(|action| AliasOperations { action: Some(action) }).collect();
        let change = ChangeAliases { actions, timeout: None };
        let settings = connection.settings.clone();
        connection.write(move |_| change_aliases(settings.clone(), change.clone()))
    }

    /// Deletes a collection.
    ///
    /// # Errors
    /// As [`Connection::write`].
    pub fn delete(&self, connection: &Connection, name: &str) -> Result<(), VectorError> {
        let name = name.to_owned();
        let deleted = connection.write(move |client| {
            let name = name.clone();
            async move { client.delete_collection(name).await }
        });
        deleted.map(|_| ())
    }
}

/// Several changes of aliases in one request; the client offers only one each.
async fn change_aliases(settings: QdrantSettings, change: ChangeAliases) -> Result<(), QdrantError> {
    let refused = |error: tonic::transport::Error| Status::invalid_argument(error.to_string());
    let mut endpoint = Endpoint::from_shared(settings.url.clone()).map_err(refused)?;
    if settings.url.starts_with("https://") {
        endpoint = endpoint.tls_config(ClientTlsConfig::new().with_native_roots()).map_err(refused)?;
    }
    let unreachable = |error: tonic::transport::Error| Status::unavailable(format!("Failed to connect: {error:?}"));
    let channel = endpoint.connect_timeout(settings.connect_timeout).connect().await.map_err(unreachable)?;
    let mut request = Request::new(change);
    if let Some(key) = &settings.api_key {
        let key = key.parse().map_err(|_| Status::invalid_argument("api key"))?;
        request.metadata_mut().insert("api-key", key);
    }
    CollectionsClient::new(channel).update_aliases(request).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_follow_each_other() {
        let collections = Collections::new("caiheng", "model@1", 3);
        let first = collections.next(None);
        assert!(first.starts_with("caiheng-") && first.ends_with("-r1"), "{first}");
        assert!(collections.next(Some(&first)).ends_with("-r2"));
        assert_ne!(collections.alias, Collections::new("caiheng", "model@2", 3).alias);
    }
}
