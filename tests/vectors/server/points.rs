//! Points: writing, reading and searching them.

use ::qdrant_client::qdrant::point_id::PointIdOptions;
use ::qdrant_client::qdrant::points_selector::PointsSelectorOneOf;
use ::qdrant_client::qdrant::points_server::Points;
use ::qdrant_client::qdrant::points_update_operation::Operation;
use ::qdrant_client::qdrant::*;
use tonic::{Request, Response, Status};

use super::filter::holds;
use super::state::Held;
use super::{Shared, service};

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
