package io.leadline.activities.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;

/** A name server on the loopback interface that knows the records it was told. */
final class LoopbackNameServer implements AutoCloseable {
  private static final int LARGEST = 512;

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final List<Record> records = new CopyOnWriteArrayList<>();
  private volatile int rcode = Rcode.NOERROR;
  private volatile boolean silent;

  LoopbackNameServer() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Adds a record in the notation of zone files. */
  LoopbackNameServer record(String line) {
    try (Master master =
        new Master(new ByteArrayInputStream(line.getBytes(StandardCharsets.US_ASCII)), Name.root)) {
      Record record = master.nextRecord();
      records.add(Objects.requireNonNull(record, line));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every question gets this answer from now on. */
  void answerAll(int code) {
    rcode = code;
  }

  /** No question is answered from now on. */
  void silent() {
    silent = true;
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    byte[] buffer = new byte[LARGEST];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        if (!silent) {
          Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
          byte[] answer = answer(query).toWire();
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // closed at the end of the test
    }
  }

  private Message answer(Message query) throws IOException {
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(question, Section.QUESTION);
    boolean exists = false;
    for (Record record : records) {
      if (record.getName().equals(question.getName())) {
        exists = true;
        if (record.getType() == question.getType() && rcode == Rcode.NOERROR) {
          answer.addRecord(record, Section.ANSWER);
        }
      }
    }
    answer.getHeader().setRcode(rcode != Rcode.NOERROR || exists ? rcode : Rcode.NXDOMAIN);
    Name zone = Name.fromString("test.");
    answer.addRecord(
        new SOARecord(zone, DClass.IN, 60, zone, zone, 1, 60, 60, 60, 60), Section.AUTHORITY);
    return answer;
  }
}
