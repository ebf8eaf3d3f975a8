-- Since when the person gets routine notices once a day, if they have asked for that.
alter table accounts add column digest_since timestamp;
