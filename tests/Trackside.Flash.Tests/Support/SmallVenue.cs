using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Tests.Support;

/// <summary>A venue of two circuits, as small as the rules of venue files let it be.</summary>
internal static class SmallVenue
{
    public const string Text = """
        {
          "version": 1, "venue": "test", "name": "Test", "language": "en",
          "network": { "broker": "192.168.10.2", "brokerPort": 1883, "keepAlive": 3, "clock": "192.168.10.2", "clockPort": 123 },
          "boards": ["VIRTUAL", "OLIMEX_ESP32_POE_ISO"],
          "circuits": [
            {
              "id": "kart", "profile": "cik-ffsa-karting",
              "boxes": [
                { "id": "kart-c", "roles": ["control"] },
                { "id": "kart-t1", "board": "OLIMEX_ESP32_POE_ISO", "roles": ["timing"], "sources": ["decoder"], "loops": ["sf"] },
                { "id": "kart-p1", "roles": ["post"] },
                { "id": "kart-p2", "board": "OLIMEX_ESP32_POE_ISO", "roles": ["post"] }
              ],
              "routes": [ { "name": "normal", "length": 900, "order": [ { "at": 0, "loop": "sf" }, { "at": 60, "post": "kart-p1" }, { "at": 350, "post": "kart-p2" } ] } ]
            },
            {
              "id": "speed", "profile": "fia",
              "boxes": [ { "id": "speed-c", "roles": ["control"] } ],
              "routes": [ { "name": "cw", "length": 2500, "order": [] } ]
            }
          ]
        }
        """;

    public static VenuePlan Plan()
    {
        (VenuePlan? plan, System.Collections.Generic.IReadOnlyList<Problem> problems) = VenueReader.Read(Text, "test.json");
        Assert.IsNotNull(plan, string.Join('\n', problems));
        return plan;
    }
}
