drop table access_grants;
