// What the routes of the case register do, one function each; see openapi.yaml for what comes in
// and goes out. Called by the door's workers, several at once.
#pragma once

#include "console/visit.hpp"

namespace console::acts {

// acts_list.cpp
RawAnswer list_cases(const Visit& visit);
RawAnswer case_catalog(const Visit& visit);
RawAnswer staff_for_case(const Visit& visit);
RawAnswer my_filters(const Visit& visit);
RawAnswer keep_filters(const Visit& visit);

// acts_open.cpp
RawAnswer open_case(const Visit& visit);
RawAnswer case_deadline(const Visit& visit);
RawAnswer case_duplicates(const Visit& visit);

// acts_way.cpp
RawAnswer classify(const Visit& visit);
RawAnswer route_case(const Visit& visit);
RawAnswer accept(const Visit& visit);
RawAnswer start(const Visit& visit);
RawAnswer ask(const Visit& visit);

// acts_answer.cpp
RawAnswer extend(const Visit& visit);
RawAnswer draft_answer(const Visit& visit);
RawAnswer submit(const Visit& visit);
RawAnswer approve(const Visit& visit);
RawAnswer send_back(const Visit& visit);

// acts_end.cpp
RawAnswer refuse(const Visit& visit);
RawAnswer redirect(const Visit& visit);
RawAnswer restrict_case(const Visit& visit);
RawAnswer close(const Visit& visit);
RawAnswer reopen(const Visit& visit);
RawAnswer national(const Visit& visit);
RawAnswer apology(const Visit& visit);

// acts_assign.cpp
RawAnswer assign(const Visit& visit);
RawAnswer assign_many(const Visit& visit);
RawAnswer unmask(const Visit& visit);

// acts_links.cpp
RawAnswer merge(const Visit& visit);
RawAnswer unmerge(const Visit& visit);
RawAnswer split(const Visit& visit);

// acts_new.cpp
RawAnswer new_case(const Visit& visit);

// acts_papers.cpp
RawAnswer open_paper(const Visit& visit);
RawAnswer mask_paper(const Visit& visit);
RawAnswer unmask_paper(const Visit& visit);

// acts_paper.cpp
RawAnswer export_cases(const Visit& visit);

// acts_slips.cpp
RawAnswer slip(const Visit& visit);
RawAnswer slips(const Visit& visit);

// acts_labels.cpp
RawAnswer case_labels(const Visit& visit);
RawAnswer label_many(const Visit& visit);

}  // namespace console::acts
