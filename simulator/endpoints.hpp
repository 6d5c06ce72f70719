// The platform's endpoints, one function each: a checked call in, the answer out. Whoever calls
// them (api.cpp) has looked at token, rate and faults before. Platform reference sections 2 to 5.
// One thread at a time.
#pragma once

#include "simulator/answer.hpp"
#include "simulator/platform.hpp"

namespace simulator {

// oauth.zaloapp.com
ApiAnswer ask_permission(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer permission_error(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer exchange_token(Platform& platform, const ApiRequest& request, base::TimePoint now);

// openapi.zalo.me: sending
ApiAnswer send_consultation(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer send_template_by_uid(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer send_transaction(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer send_promotion(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer send_by_version_2(Platform& platform, const ApiRequest& request, base::TimePoint now);

// openapi.zalo.me: uploads
ApiAnswer upload_image(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer upload_gif(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer upload_file(Platform& platform, const ApiRequest& request, base::TimePoint now);

// openapi.zalo.me: people and account
ApiAnswer user_detail(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer user_list(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer account_profile(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer quota_of_person(Platform& platform, const ApiRequest& request, base::TimePoint now);
ApiAnswer quota_of_package(Platform& platform, const ApiRequest& request, base::TimePoint now);

// business.openapi.zalo.me
ApiAnswer send_template_by_phone(Platform& platform,
                                 const ApiRequest& request,
                                 base::TimePoint now);
ApiAnswer template_quota(Platform& platform, const ApiRequest& request, base::TimePoint now);

}  // namespace simulator
