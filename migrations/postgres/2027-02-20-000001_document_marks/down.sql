drop table document_marks;
