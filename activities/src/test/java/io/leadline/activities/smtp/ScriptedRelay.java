package io.leadline.activities.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadline.activities.message.MailProviderContract.Mood;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A relay that misbehaves on demand, which no well-kept server does. */
final class ScriptedRelay implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.USUAL;
  private volatile String replyToContent = "250 2.0.0 taken";
  private volatile String replyToSender = "250 2.1.0 ok";

  ScriptedRelay() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  void mood(Mood next) {
    mood = next;
  }

  void replyToContent(String reply) {
    replyToContent = reply;
  }

  void replyToSender(String reply) {
    replyToSender = reply;
  }

  List<String> taken() {
    return List.copyOf(taken);
  }

  String url() {
    return "smtp://127.0.0.1:" + server.getLocalPort();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
      OutputStream out = client.getOutputStream();
      say(out, mood == Mood.AWAY ? "421 4.3.2 closing" : "220 relay");
      if (mood != Mood.AWAY) {
        converse(in, out);
      }
    } catch (IOException e) {
      // the client has gone
    }
  }

  private void converse(BufferedReader in, OutputStream out) throws IOException {
    String to = "";
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT")) {
        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        say(out, replyTo(to));
      } else if (command.startsWith("MAIL") && mood == Mood.THROTTLING) {
        say(out, "451 4.7.1 too many messages");
      } else if (command.startsWith("MAIL")) {
        say(out, replyToSender);
      } else if (command.equals("DATA")) {
        say(out, "354 go on");
        readContent(in);
        if (mood == Mood.BREAKING_OFF) {
          taken.add(to);
          return;
        }
        if (replyToContent.startsWith("2")) {
          taken.add(to);
        }
        say(out, replyToContent);
      } else {
        say(out, command.equals("QUIT") ? "221 bye" : "250 ok");
      }
    }
  }

  private static String replyTo(String to) {
    if (to.startsWith("bad")) {
      return "550 5.1.1 <" + to + ">: unknown user";
    }
    return to.startsWith("grey") ? "450 4.2.0 greylisted" : "250 ok";
  }

  private static void readContent(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        return;
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
