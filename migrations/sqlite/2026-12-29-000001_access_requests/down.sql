drop table access_request_documents;
drop table access_requests;
