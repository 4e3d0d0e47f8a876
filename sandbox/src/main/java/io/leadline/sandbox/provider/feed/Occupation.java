package io.leadline.sandbox.provider.feed;

import java.util.List;

/**
 * A kind of work in the demo feed: titles, employers and the sentences that its descriptions are
 * made of.
 *
 * @param payFrom lowest pay, in dollars an hour below 1,000, else a year
 * @param remoteShare share of postings that may be done from anywhere
 */
record Occupation(
    String category,
    int weight,
    List<String> titles,
    List<String> details,
    List<String> employers,
    List<String> duties,
    List<String> wants,
    int payFrom,
    int payTo,
    double remoteShare) {

  static final List<Occupation> ALL =
      List.of(
          new Occupation(
              "Nursing",
              30,
              List.of(
                  "Registered Nurse",
                  "Licensed Vocational Nurse",
                  "Nurse Practitioner",
                  "Charge Nurse",
                  "Travel Nurse",
                  "School Nurse",
                  "Home Health Nurse",
                  "Nurse Case Manager"),
              List.of(
                  "ICU",
                  "Emergency Department",
                  "Labor and Delivery",
                  "Pediatrics",
                  "Oncology",
                  "Night Shift",
                  "Operating Room",
                  "Telemetry",
                  "Primary Care"),
              List.of(
                  "Lakeline Medical Center",
                  "Barton Family Health",
                  "St. Brigid Hospital",
                  "Pecan Street Clinic",
                  "Hill Country Children's",
                  "Meridian Home Care"),
              List.of(
                  "Plan and give care for four to five patients a shift",
                  "Work closely with physicians, therapists and families",
                  "Keep clear and timely records",
                  "Help new colleagues find their feet"),
              List.of(
                  "A current state nursing license",
                  "BLS certification; ACLS is welcome",
                  "One year at the bedside, or a completed residency",
                  "Calm under pressure"),
              32,
              62,
              0.04),
          new Occupation(
              "Software",
              16,
              List.of(
                  "Java Developer",
                  "Backend Engineer",
                  "Data Engineer",
                  "Frontend Developer",
                  "Site Reliability Engineer",
                  "QA Engineer"),
              List.of("Payments", "Search", "Platform", "Mobile", "Logistics", "Junior", "Senior"),
              List.of("Bluebonnet Software", "Northwind Labs", "Quarry Systems", "Parcelwise"),
              List.of(
                  "Build and run services that thousands of people rely on",
                  "Write tests first where it pays, and always before a release",
                  "Take part in a quiet on-call rotation"),
              List.of(
                  "Two or more years with Java, Kotlin or Go",
                  "A habit of measuring before optimizing",
                  "Clear writing"),
              95_000,
              185_000,
              0.4),
          new Occupation(
              "Driving and logistics",
              14,
              List.of(
                  "CDL Driver",
                  "Delivery Driver",
                  "Warehouse Associate",
                  "Forklift Operator",
                  "Dispatcher"),
              List.of("Local Routes", "Home Daily", "Second Shift", "Regional", "Part Time"),
              List.of("Red River Freight", "Parcelwise", "Cedar Warehousing", "Swift Fox Courier"),
              List.of(
                  "Deliver on time and safely",
                  "Check vehicle and load before every trip",
                  "Treat customers as neighbors"),
              List.of("A clean driving record", "Able to lift 50 pounds", "Punctual and careful"),
              19,
              34,
              0),
          new Occupation(
              "Education",
              10,
              List.of(
                  "Elementary Teacher",
                  "High School Math Teacher",
                  "Special Education Aide",
                  "Preschool Teacher",
                  "Academic Advisor"),
              List.of("Bilingual", "Grade 3", "Substitute", "Fall Term", "After School"),
              List.of("Capitol Independent Schools", "Wren Academy", "Bright Acorn Preschool"),
              List.of(
                  "Plan lessons that every child can follow",
                  "Talk with families regularly",
                  "Share what works with colleagues"),
              List.of("A teaching certificate, or one under way", "Patience and good humor"),
              42_000,
              72_000,
              0.03),
          new Occupation(
              "Trades",
              12,
              List.of("Electrician", "Plumber", "HVAC Technician", "Carpenter", "Welder"),
              List.of("Apprentice", "Journeyman", "Commercial", "Residential", "Service Calls"),
              List.of(
                  "Lone Oak Electric",
                  "Comfort Air",
                  "Ironside Fabrication",
                  "True Level Builders"),
              List.of(
                  "Install, repair and explain",
                  "Keep the site clean and safe",
                  "Read plans and stick to code"),
              List.of("License or apprenticeship", "Own hand tools", "A valid driver's license"),
              24,
              46,
              0),
          new Occupation(
              "Hospitality",
              10,
              List.of("Line Cook", "Barista", "Front Desk Agent", "Server", "Housekeeping Lead"),
              List.of("Downtown", "Weekends", "Full Time", "Morning Shift", "Banquets"),
              List.of("Hotel Mirabel", "Copper Kettle", "Juniper Kitchen", "The Larkspur"),
              List.of("Welcome guests", "Keep your station spotless", "Work as one team"),
              List.of("A food handler card, or willing to get one", "Friendly under pressure"),
              15,
              26,
              0),
          new Occupation(
              "Office",
              10,
              List.of(
                  "Accountant",
                  "Customer Support Specialist",
                  "Medical Billing Specialist",
                  "Office Manager",
                  "Marketing Coordinator",
                  "Sales Representative"),
              List.of("Hybrid", "Entry Level", "Bilingual", "Healthcare", "Part Time"),
              List.of("Granger & Holt", "Sunroom Insurance", "Bluebonnet Software", "Clearwell"),
              List.of(
                  "Own your part of the month's close or the day's queue",
                  "Answer people in plain words",
                  "Find the cause, not only the fix"),
              List.of("Good with spreadsheets", "Two years in a similar role", "Discretion"),
              44_000,
              82_000,
              0.25));
}
