package io.leadline.bench.peer;

import java.util.List;

/**
 * A job system that others use, and its programs in {@code bench/peers/NAME}. Versions of all that
 * it needs are pinned there.
 *
 * @param slots jobs that its worker runs at one time
 * @param worker words that start the worker
 * @param submit words that submit jobs, with kind and number behind them
 */
public record Peer(
    String name,
    String version,
    int slots,
    PeerTools tools,
    PeerServer.Kind server,
    List<String> worker,
    List<String> submit) {

  private static final List<Peer> ALL =
      List.of(
          new Peer(
              "rq",
              "3.0.0",
              4,
              PeerTools.PYTHON,
              PeerServer.Kind.REDIS,
              List.of("rq", "worker-pool", "-q", "-n", "4", "-w", "rq.worker.SimpleWorker"),
              List.of("python", "submit.py")),
          new Peer(
              "celery",
              "5.7.0",
              50,
              PeerTools.PYTHON,
              PeerServer.Kind.REDIS,
              List.of("celery", "-A", "jobs", "worker", "-P", "gevent", "-c", "50", "-l", "error"),
              List.of("python", "submit.py")),
          new Peer(
              "bullmq",
              "6.7.0",
              50,
              PeerTools.NODE,
              PeerServer.Kind.REDIS,
              List.of("worker.js"),
              List.of("submit.js")),
          new Peer(
              "jobrunr",
              "8.7.0",
              50,
              PeerTools.JAVA,
              PeerServer.Kind.POSTGRESQL,
              List.of("JobRunrPeer", "worker"),
              List.of("JobRunrPeer")),
          new Peer(
              "db-scheduler",
              "16.12.0",
              50,
              PeerTools.JAVA,
              PeerServer.Kind.POSTGRESQL,
              List.of("DbSchedulerPeer", "worker"),
              List.of("DbSchedulerPeer")));

  /**
   * @throws IllegalArgumentException naming those that there are
   */
  public static Peer named(String name) {
    return ALL.stream()
        .filter(peer -> peer.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no peer "
                        + name
                        + "; choose one of "
                        + String.join(", ", ALL.stream().map(Peer::name).toList())));
  }
}
