//! A server that speaks Qdrant's protocol on the loopback: keeps points, answers with exact scores, and can be stopped, started again and
//! hindered. It stands in for the wire; what a real server makes of the requests is seen with `QDRANT_URL`.

use std::collections::{BTreeMap, HashMap};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ::qdrant_client::qdrant::alias_operations::Action;
use ::qdrant_client::qdrant::collections_server::{Collections, CollectionsServer};
use ::qdrant_client::qdrant::condition::ConditionOneOf;
use ::qdrant_client::qdrant::r#match::MatchValue;
use ::qdrant_client::qdrant::point_id::PointIdOptions;
use ::qdrant_client::qdrant::points_selector::PointsSelectorOneOf;
use ::qdrant_client::qdrant::points_server::{Points, PointsServer};
use ::qdrant_client::qdrant::points_update_operation::Operation;
use ::qdrant_client::qdrant::qdrant_server::{Qdrant, QdrantServer};
use ::qdrant_client::qdrant::value::Kind;
use ::qdrant_client::qdrant::vectors_config::Config;
use ::qdrant_client::qdrant::*;
use tokio::sync::oneshot;
use tonic::{Request, Response, Status};

/// What the server holds, across restarts.
#[derive(Default)]
pub struct State {
    pub collections: BTreeMap<String, Collection>,
    pub aliases: BTreeMap<String, String>,
    /// How long each answer takes.
    pub delay: Duration,
    /// So many of the next writes fail for now.
    pub failing_writes: u32,
    /// Writes that came in.
    pub writes: u32,
    /// Filters of the queries that came in.
    pub filtered_queries: u32,
}

/// One collection.
pub struct Collection {
    pub size: u64,
    pub points: BTreeMap<String, Held>,
}

/// One point.
#[derive(Clone)]
pub struct Held {
    pub vector: Vec<f32>,
    pub payload: HashMap<String, Value>,
}

#[derive(Clone, Default)]
pub struct Shared(pub Arc<Mutex<State>>);

/// A running server; it stops when this is dropped.
pub struct Loopback {
    pub address: SocketAddr,
    pub shared: Shared,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Loopback {
    pub fn start() -> Self {
        Self::start_with(Shared::default(), "127.0.0.1:0".parse().expect("an address"))
    }

    /// Starts again at an address with what was held.
    pub fn start_with(shared: Shared, address: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).expect("binds");
        listener.set_nonblocking(true).expect("is set");
        let address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel::<()>();
        let service = shared.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
            let runtime = runtime.expect("a runtime");
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener).expect("listens");
                let incoming = tokio_stream::wrappers::TcpListenerStream::new(listener);
                let serving = tonic::transport::Server::builder()
                    .add_service(PointsServer::new(service.clone()))
                    .add_service(CollectionsServer::new(service.clone()))
                    .add_service(QdrantServer::new(service))
                    .serve_with_incoming(incoming);
                // Connections break as they do when a process is killed.
                tokio::select! {
                    _ = serving => {}
                    _ = stopped => {}
                }
            });
            runtime.shutdown_timeout(Duration::from_millis(100));
        });
        Self { address, shared, stop: Some(stop), thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.shared.0.lock().expect("a state"));
    }

    pub fn read<T>(&self, read: impl FnOnce(&State) -> T) -> T {
        read(&self.shared.0.lock().expect("a state"))
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).ok();
        }
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

impl State {
    fn resolve(&self, name: &str) -> String {
        self.aliases.get(name).cloned().unwrap_or_else(|| name.to_owned())
    }

    fn collection(&mut self, name: &str) -> Result<&mut Collection, Status> {
        let name = self.resolve(name);
        let missing = || Status::not_found(format!("Collection `{name}` doesn't exist!"));
        self.collections.get_mut(&name).ok_or_else(missing)
    }

    fn write(&mut self, name: &str) -> Result<&mut Collection, Status> {
        self.writes += 1;
        if self.failing_writes > 0 {
            self.failing_writes -= 1;
            return Err(Status::unavailable("the shard is not ready"));
        }
        self.collection(name)
    }
}

impl Shared {
    async fn state(&self) -> std::sync::MutexGuard<'_, State> {
        let delay = self.0.lock().expect("a state").delay;
        tokio::time::sleep(delay).await;
        self.0.lock().expect("a state")
    }
}

/// The methods that are used, and for the others an answer that says so.
macro_rules! service {
    ($trait:ident { $($used:tt)* } unused { $($name:ident($request:ty) -> $answer:ty;)* }) => {
        #[tonic::async_trait]
        impl $trait for Shared {
            $($used)*
            $(async fn $name(&self, _: Request<$request>) -> Result<Response<$answer>, Status> {
                Err(Status::unimplemented(stringify!($name)))
            })*
        }
    };
}

service! { Qdrant {
    async fn health_check(&self, _: Request<HealthCheckRequest>) -> Result<Response<HealthCheckReply>, Status> {
        drop(self.state().await);
        Ok(Response::new(HealthCheckReply { title: "loopback".to_owned(), version: "1.18.0".to_owned(), commit: None }))
    }
} unused {} }

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

service! { Points {
    async fn upsert(&self, request: Request<UpsertPoints>) -> Result<Response<PointsOperationResponse>, Status> {
        let request = request.into_inner();
        let mut state = self.state().await;
        let collection = state.write(&request.collection_name)?;
        for point in request.points {
            let vector = dense(point.vectors).ok_or_else(|| Status::invalid_argument("vector"))?;
            if vector.len() as u64 != collection.size {
                return Err(Status::invalid_argument("Vector dimension error"));
            }
            collection.points.insert(id_of(point.id.as_ref()), Held { vector, payload: point.payload });
        }
        Ok(done())
    }

    async fn delete(&self, request: Request<DeletePoints>) -> Result<Response<PointsOperationResponse>, Status> {
        let request = request.into_inner();
        let mut state = self.state().await;
        let collection = state.write(&request.collection_name)?;
        for id in selected(request.points) {
            collection.points.remove(&id);
        }
        Ok(done())
    }

    async fn get(&self, request: Request<GetPoints>) -> Result<Response<GetResponse>, Status> {
        let request = request.into_inner();
        let mut state = self.state().await;
        let collection = state.collection(&request.collection_name)?;
        let ids = request.ids.iter().map(|id| id_of(Some(id)));
        let result = ids.filter_map(|id| Some(retrieved(&id, collection.points.get(&id)?))).collect();
        Ok(Response::new(GetResponse { result, ..GetResponse::default() }))
    }

    async fn create_field_index(&self, request: Request<CreateFieldIndexCollection>) -> Result<Response<PointsOperationResponse>, Status> {
        self.state().await.collection(&request.into_inner().collection_name)?;
        Ok(done())
    }

    async fn scroll(&self, request: Request<ScrollPoints>) -> Result<Response<ScrollResponse>, Status> {
        let request = request.into_inner();
        let mut state = self.state().await;
        let collection = state.collection(&request.collection_name)?;
        let start = request.offset.map(|id| id_of(Some(&id))).unwrap_or_default();
        let limit = request.limit.unwrap_or(10) as usize;
        let mut rest = collection.points.range(start..);
        let result = rest.by_ref().take(limit).map(|(id, held)| retrieved(id, held)).collect();
        let next_page_offset = rest.next().map(|(id, _)| PointId::from(id.clone()));
        Ok(Response::new(ScrollResponse { result, next_page_offset, ..ScrollResponse::default() }))
    }

    async fn count(&self, request: Request<CountPoints>) -> Result<Response<CountResponse>, Status> {
        let mut state = self.state().await;
        let count = state.collection(&request.into_inner().collection_name)?.points.len() as u64;
        Ok(Response::new(CountResponse { result: Some(CountResult { count }), ..CountResponse::default() }))
    }

    async fn update_batch(&self, request: Request<UpdateBatchPoints>) -> Result<Response<UpdateBatchResponse>, Status> {
        let request = request.into_inner();
        let mut state = self.state().await;
        let collection = state.write(&request.collection_name)?;
        for operation in request.operations {
            let Some(Operation::OverwritePayload(overwrite)) = operation.operation else {
                return Err(Status::unimplemented("operation"));
            };
            for id in selected(overwrite.points_selector) {
                if let Some(held) = collection.points.get_mut(&id) {
                    held.payload = overwrite.payload.clone();
                }
            }
        }
        Ok(Response::new(UpdateBatchResponse::default()))
    }

    async fn query(&self, request: Request<QueryPoints>) -> Result<Response<QueryResponse>, Status> {
        let request = request.into_inner();
        let mut state = self.state().await;
        state.filtered_queries += u32::from(request.filter.is_some());
        let collection = state.collection(&request.collection_name)?;
        let Some(query::Variant::Nearest(input)) = request.query.and_then(|query| query.variant) else {
            return Err(Status::unimplemented("query"));
        };
        let Some(vector_input::Variant::Dense(asked)) = input.variant else {
            return Err(Status::unimplemented("vector"));
        };
        if asked.data.len() as u64 != collection.size {
            return Err(Status::invalid_argument("Vector dimension error"));
        }
        let matches = |held: &Held| request.filter.as_ref().is_none_or(|filter| holds(filter, &held.payload));
        let mut scored: Vec<(f32, &String)> = collection
            .points
            .iter()
            .filter(|(_, held)| matches(held))
            .map(|(id, held)| (asked.data.iter().zip(&held.vector).map(|(a, b)| a * b).sum(), id))
            .collect();
        scored.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(right.1)));
        scored.truncate(request.limit.unwrap_or(10) as usize);
        let point = |(score, id): (f32, &String)| ScoredPoint {
            id: Some(PointId::from(id.clone())),
            score,
            ..ScoredPoint::default()
        };
        Ok(Response::new(QueryResponse { result: scored.into_iter().map(point).collect(), ..QueryResponse::default() }))
    }
} unused {
    update_vectors(UpdatePointVectors) -> PointsOperationResponse;
    delete_vectors(DeletePointVectors) -> PointsOperationResponse;
    set_payload(SetPayloadPoints) -> PointsOperationResponse;
    overwrite_payload(SetPayloadPoints) -> PointsOperationResponse;
    delete_payload(DeletePayloadPoints) -> PointsOperationResponse;
    clear_payload(ClearPayloadPoints) -> PointsOperationResponse;
    delete_field_index(DeleteFieldIndexCollection) -> PointsOperationResponse;
    create_vector_name(CreateVectorNameRequest) -> PointsOperationResponse;
    delete_vector_name(DeleteVectorNameRequest) -> PointsOperationResponse;
    search(SearchPoints) -> SearchResponse;
    search_batch(SearchBatchPoints) -> SearchBatchResponse;
    search_groups(SearchPointGroups) -> SearchGroupsResponse;
    recommend(RecommendPoints) -> RecommendResponse;
    recommend_batch(RecommendBatchPoints) -> RecommendBatchResponse;
    recommend_groups(RecommendPointGroups) -> RecommendGroupsResponse;
    discover(DiscoverPoints) -> DiscoverResponse;
    discover_batch(DiscoverBatchPoints) -> DiscoverBatchResponse;
    query_batch(QueryBatchPoints) -> QueryBatchResponse;
    query_groups(QueryPointGroups) -> QueryGroupsResponse;
    facet(FacetCounts) -> FacetResponse;
    search_matrix_pairs(SearchMatrixPoints) -> SearchMatrixPairsResponse;
    search_matrix_offsets(SearchMatrixPoints) -> SearchMatrixOffsetsResponse;
} }

fn done() -> Response<PointsOperationResponse> {
    Response::new(PointsOperationResponse::default())
}

fn id_of(id: Option<&PointId>) -> String {
    match id.and_then(|id| id.point_id_options.as_ref()) {
        Some(PointIdOptions::Uuid(text)) => text.clone(),
        Some(PointIdOptions::Num(number)) => number.to_string(),
        None => String::new(),
    }
}

fn dense(vectors: Option<Vectors>) -> Option<Vec<f32>> {
    match vectors?.vectors_options? {
        vectors::VectorsOptions::Vector(vector) => match vector.vector? {
            vector::Vector::Dense(dense) => Some(dense.data),
            _ => None,
        },
        vectors::VectorsOptions::Vectors(_) => None,
    }
}

fn selected(selector: Option<PointsSelector>) -> Vec<String> {
    match selector.and_then(|selector| selector.points_selector_one_of) {
        Some(PointsSelectorOneOf::Points(list)) => list.ids.iter().map(|id| id_of(Some(id))).collect(),
        _ => Vec::new(),
    }
}

fn retrieved(id: &str, held: &Held) -> RetrievedPoint {
    let vector = vector_output::Vector::Dense(DenseVector { data: held.vector.clone() });
    let output = VectorOutput { vector: Some(vector), ..VectorOutput::default() };
    let vectors = VectorsOutput { vectors_options: Some(vectors_output::VectorsOptions::Vector(output)) };
    RetrievedPoint {
        id: Some(PointId::from(id.to_owned())),
        payload: held.payload.clone(),
        vectors: Some(vectors),
        ..RetrievedPoint::default()
    }
}

fn holds(filter: &Filter, payload: &HashMap<String, Value>) -> bool {
    filter.must.iter().all(|condition| match &condition.condition_one_of {
        Some(ConditionOneOf::Field(field)) => values(payload.get(&field.key)).iter().any(|kind| fits(field, kind)),
        _ => false,
    })
}

fn values(value: Option<&Value>) -> Vec<Kind> {
    match value.and_then(|value| value.kind.clone()) {
        Some(Kind::ListValue(list)) => list.values.into_iter().filter_map(|value| value.kind).collect(),
        Some(kind) => vec![kind],
        None => Vec::new(),
    }
}

fn fits(field: &FieldCondition, kind: &Kind) -> bool {
    let wanted = field.r#match.as_ref().and_then(|wanted| wanted.match_value.as_ref());
    let is_match = match (wanted, kind) {
        (None, _) => true,
        (Some(MatchValue::Keyword(word)), Kind::StringValue(text)) => word == text,
        (Some(MatchValue::Keywords(words)), Kind::StringValue(text)) => words.strings.contains(text),
        (Some(MatchValue::Boolean(wanted)), Kind::BoolValue(given)) => wanted == given,
        _ => false,
    };
    let is_in_range = match (&field.range, kind) {
        (None, _) => true,
        (Some(range), Kind::IntegerValue(number)) => {
            let number = *number as f64;
            range.lte.is_none_or(|bound| number <= bound)
                && range.gt.is_none_or(|bound| number > bound)
                && range.gte.is_none_or(|bound| number >= bound)
                && range.lt.is_none_or(|bound| number < bound)
        }
        _ => false,
    };
    is_match && is_in_range
}
