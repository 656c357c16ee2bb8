create table basket (
  id integer primary key autoincrement,
  name text not null unique,
  created text not null
);

create table basket_entry (
  position integer primary key autoincrement,
  basket integer not null references basket (id) on delete cascade,
  provider text not null,
  collection text not null,
  item_id text not null,
  added text not null,
  assets text not null,
  note text not null,
  bytes integer,
  item blob not null,
  unique (basket, provider, collection, item_id)
);

create table saved_search (
  name text primary key,
  query text not null,
  providers text not null,
  saved text not null
) without rowid;

create table search_history (
  id integer primary key autoincrement,
  query text not null,
  providers text not null,
  asked text not null,
  unique (query, providers)
);
