-- Of a file: the trace of the request that accepted it, as W3C's traceparent; what is said of its people later goes on with it.
alter table batch add column trace text;
