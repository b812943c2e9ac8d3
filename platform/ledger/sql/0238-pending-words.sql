-- Words wait in small lots before they are put in order: whoever fills a lot puts it in order, and a lot of megabytes
-- would hold up everybody who files at that moment for a fifth of a second.
alter index matter_text_grams set (gin_pending_list_limit = 512);
