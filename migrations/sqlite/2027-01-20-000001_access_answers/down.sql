alter table access_requests drop column held_at;
alter table access_requests drop column held_by_id;
drop table access_answer_documents;
drop table access_answers;
drop table document_variants;
drop table access_request_marks;
