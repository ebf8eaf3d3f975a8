drop table access_request_holds;
