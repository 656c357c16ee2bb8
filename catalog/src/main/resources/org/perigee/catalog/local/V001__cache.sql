-- One collection of one provider. The templates are text that its Items have in common; they never change, since rows
-- are stored as their difference from them. longest: seconds that the longest acquisition takes.
create table source (
  id integer primary key autoincrement,
  provider text not null,
  collection text not null,
  longest integer not null default 0,
  body_template blob not null,
  document_template blob not null,
  unique (provider, collection)
);

-- Times in seconds since 1970 (first_n: nanoseconds beyond), the box in ten-thousandths of a degree rounded outwards: these
-- columns find candidates, the body decides.
create table item (
  id integer primary key,
  source integer not null references source (id),
  name_hash integer not null,
  first_s integer,
  first_n integer not null,
  last_s integer,
  cloud10 integer,
  cell integer,
  west integer,
  south integer,
  east integer,
  north integer,
  seen integer not null,
  item_id text not null,
  footprint blob,
  body blob not null
);

create index item_cell on item (cell, west, south, east, north, first_s, last_s, source, cloud10, first_n) where cell is not null;
create index item_time on item (source, first_s, last_s, cloud10, first_n);
create index item_name on item (name_hash);

-- Names of Items other than their ids.
create table other_name (
  hash integer not null,
  item integer not null,
  primary key (hash, item)
) without rowid;

create table document (
  item integer primary key,
  media_type text not null,
  body blob not null
);

create table search_outcome (
  query_key blob not null,
  provider text not null,
  answered integer not null,
  ended text not null,
  query text not null,
  outcome text not null,
  primary key (query_key, provider, answered)
) without rowid;

create table preview (
  id integer primary key,
  key blob not null unique,
  media_type text not null,
  fetched text not null,
  used integer not null,
  size integer not null,
  body blob not null
);

create index preview_used on preview (used, size);
