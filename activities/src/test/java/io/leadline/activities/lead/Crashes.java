package io.leadline.activities.lead;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Kills the caller at a chosen step: every call of a wrapped port is two steps, before it and after
 * it has taken effect.
 */
public final class Crashes {
  /** The end of a process; no code of ours catches it. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private int stepsLeft = Integer.MAX_VALUE;

  /** Kills at that step from now on, counted from 1. */
  public void killAt(int step) {
    stepsLeft = step;
  }

  /** Kills nobody any more. */
  public void stop() {
    stepsLeft = Integer.MAX_VALUE;
  }

  /** The port, with steps at which to die. */
  public <T> T wrap(Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              step();
              Object result = invoke(target, method, arguments);
              step();
              return result;
            }));
  }

  private static @Nullable Object invoke(Object target, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void step() {
    stepsLeft--;
    if (stepsLeft == 0) {
      throw new Killed();
    }
  }
}
