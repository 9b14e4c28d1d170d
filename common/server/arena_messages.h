#ifndef HEARSAY_COMMON_SERVER_ARENA_MESSAGES_H_
#define HEARSAY_COMMON_SERVER_ARENA_MESSAGES_H_

#include <grpcpp/support/message_allocator.h>

#include "google/protobuf/arena.h"

namespace hearsay::server {

// Makes a call's request and response in one arena, which goes with the call:
// for responses of many small parts, which cost more to allocate and to free
// one by one than to fill. Register it with the method that it is for; thread
// safe.
template <typename Request, typename Response>
class ArenaMessages final : public grpc::MessageAllocator<Request, Response> {
 public:
  grpc::MessageHolder<Request, Response>* AllocateMessages() override {
    return new Holder;
  }

 private:
  class Holder final : public grpc::MessageHolder<Request, Response> {
   public:
    Holder() : arena_(Options()) {
      this->set_request(
          google::protobuf::Arena::CreateMessage<Request>(&arena_));
      this->set_response(
          google::protobuf::Arena::CreateMessage<Response>(&arena_));
    }
    void Release() override { delete this; }

   private:
    static google::protobuf::ArenaOptions Options() {
      google::protobuf::ArenaOptions options;
      options.start_block_size = size_t{4} << 10;
      options.max_block_size = size_t{64} << 10;
      return options;
    }

    google::protobuf::Arena arena_;
  };
};

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_ARENA_MESSAGES_H_
