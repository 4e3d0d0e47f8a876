package io.leadline.activities.place;

/** A point on earth in degrees, WGS 84. */
public record GeoPoint(double latitude, double longitude) {
  private static final double EARTH_RADIUS_KM = 6371.0088;

  public GeoPoint {
    if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException("no such point: " + latitude + ", " + longitude);
    }
  }

  /** Great-circle distance in kilometres. */
  public double kilometresTo(GeoPoint other) {
    double phi1 = Math.toRadians(latitude);
    double phi2 = Math.toRadians(other.latitude);
    double halfPhi = (phi2 - phi1) / 2;
    double halfLambda = Math.toRadians(other.longitude - longitude) / 2;
    double a =
        Math.pow(Math.sin(halfPhi), 2)
            + Math.cos(phi1) * Math.cos(phi2) * Math.pow(Math.sin(halfLambda), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
