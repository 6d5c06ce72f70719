// Closing connections of this process by their ports: cpp-httplib gives no access to the socket of
// a request, and waits for idle connections when it stops. Safe from any thread.
#pragma once

namespace simulator {

// Shuts the TCP connection between the two ports of this machine down, without a byte of answer.
void cut_connection(int local_port, int remote_port);
// Shuts all accepted connections of a listening port down.
void cut_all_connections(int local_port);

}  // namespace simulator
