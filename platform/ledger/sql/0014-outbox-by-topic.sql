-- One region's waiting effects of one kind lie together: sealing must not read past all that waits for proposals.
alter table outbox drop constraint outbox_pkey, add primary key (home_region, topic, act_id);
