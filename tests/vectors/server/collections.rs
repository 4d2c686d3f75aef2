//! Collections and aliases.

use std::collections::BTreeMap;

use ::qdrant_client::qdrant::alias_operations::Action;
use ::qdrant_client::qdrant::collections_server::Collections;
use ::qdrant_client::qdrant::vectors_config::Config;
use ::qdrant_client::qdrant::*;
use tonic::{Request, Response, Status};

use super::state::Collection;
use super::{Shared, service};

service! { Collections {
    async fn get(&self, request: Request<GetCollectionInfoRequest>) -> Result<Response<GetCollectionInfoResponse>, Status> {
        let mut state = self.state().await;
        let collection = state.collection(&request.into_inner().collection_name)?;
        let params = VectorParams { size: collection.size, distance: Distance::Dot.into(), ..VectorParams::default() };
        let vectors = VectorsConfig { config: Some(Config::Params(params)) };
        let params = CollectionParams { vectors_config: Some(vectors), ..CollectionParams::default() };
        let config = CollectionConfig { params: Some(params), ..CollectionConfig::default() };
        let info = CollectionInfo { config: Some(config), ..CollectionInfo::default() };
        Ok(Response::new(GetCollectionInfoResponse { result: Some(info), time: 0.0 }))
    }

    async fn list(&self, _: Request<ListCollectionsRequest>) -> Result<Response<ListCollectionsResponse>, Status> {
        let names = self.state().await.collections.keys().cloned().collect::<Vec<_>>();
        let collections = names.into_iter().map(|name| CollectionDescription { name }).collect();
        Ok(Response::new(ListCollectionsResponse { collections, time: 0.0 }))
    }

    async fn create(&self, request: Request<CreateCollection>) -> Result<Response<CollectionOperationResponse>, Status> {
        let request = request.into_inner();
        let config = request.vectors_config.and_then(|vectors| vectors.config);
        let Some(Config::Params(params)) = config else { return Err(Status::invalid_argument("vectors")) };
        let mut state = self.state().await;
        if state.collections.contains_key(&request.collection_name) {
            return Err(Status::already_exists(request.collection_name));
        }
        state.collections.insert(request.collection_name, Collection { size: params.size, points: BTreeMap::new() });
        Ok(Response::new(CollectionOperationResponse { result: true, time: 0.0 }))
    }

    async fn delete(&self, request: Request<DeleteCollection>) -> Result<Response<CollectionOperationResponse>, Status> {
        let mut state = self.state().await;
        let name = state.resolve(&request.into_inner().collection_name);
        let result = state.collections.remove(&name).is_some();
        state.aliases.retain(|_, target| *target != name);
        Ok(Response::new(CollectionOperationResponse { result, time: 0.0 }))
    }

    async fn update_aliases(&self, request: Request<ChangeAliases>) -> Result<Response<CollectionOperationResponse>, Status> {
        let mut state = self.state().await;
        for operation in request.into_inner().actions {
            match operation.action {
                Some(Action::CreateAlias(create)) => {
                    state.collection(&create.collection_name)?;
                    state.aliases.insert(create.alias_name, create.collection_name);
                }
                Some(Action::DeleteAlias(delete)) => {
                    state.aliases.remove(&delete.alias_name);
                }
                _ => return Err(Status::unimplemented("rename")),
            }
        }
        Ok(Response::new(CollectionOperationResponse { result: true, time: 0.0 }))
    }

    async fn list_aliases(&self, _: Request<ListAliasesRequest>) -> Result<Response<ListAliasesResponse>, Status> {
        let state = self.state().await;
        let described = state.aliases.iter().map(|(alias, collection)| AliasDescription {
            alias_name: alias.clone(),
            collection_name: collection.clone(),
        });
        Ok(Response::new(ListAliasesResponse { aliases: described.collect(), time: 0.0 }))
    }

    async fn collection_exists(&self, request: Request<CollectionExistsRequest>) -> Result<Response<CollectionExistsResponse>, Status> {
        let exists = self.state().await.collection(&request.into_inner().collection_name).is_ok();
        Ok(Response::new(CollectionExistsResponse { result: Some(CollectionExists { exists }), time: 0.0 }))
    }
} unused {
    update(UpdateCollection) -> CollectionOperationResponse;
    list_collection_aliases(ListCollectionAliasesRequest) -> ListAliasesResponse;
    collection_cluster_info(CollectionClusterInfoRequest) -> CollectionClusterInfoResponse;
    update_collection_cluster_setup(UpdateCollectionClusterSetupRequest) -> UpdateCollectionClusterSetupResponse;
    create_shard_key(CreateShardKeyRequest) -> CreateShardKeyResponse;
    delete_shard_key(DeleteShardKeyRequest) -> DeleteShardKeyResponse;
    list_shard_keys(ListShardKeysRequest) -> ListShardKeysResponse;
} }
