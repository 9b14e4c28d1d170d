#ifndef HEARSAY_CLIENT_VISIBILITY_H_
#define HEARSAY_CLIENT_VISIBILITY_H_

#include <string>

namespace CLI {
class App;
}  // namespace CLI

namespace hearsay::client {

// Adds `--wait` and `--query_address`.
void AddWaitOptions(CLI::App& command, bool& wait, std::string& query_address);

// Waits, five minutes at most, until the query service at `address` answers
// from a read model that covers `consistency_token`; an empty one is covered.
// Returns false, and says why on stderr, when it does not.
bool WaitAndExplain(const std::string& address,
                    const std::string& consistency_token);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_VISIBILITY_H_
