using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests;

/// <summary>A venue's broker and a central one, bridged by mosquitto itself.</summary>
[TestClass]
public sealed class BridgeTests
{
    [TestMethod]
    public void Box_on_one_broker_and_gateway_on_another_acknowledge_each_other()
    {
        using var house = new House();
        using MosquittoBroker track = MosquittoBroker.Start(new BrokerOptions
        {
            ConfigurationLines = ["connection centre", $"address 127.0.0.1:{house.Broker.Port}", "topic trackside/# both 1", "restart_timeout 1"],
        });
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(track.Port);
        Wait.Until(() => gateway.Duty == DutyState.Active, "the gateway acts");

        box.GiveUpTo(200);
        Wait.Until(
            () =>
            {
                box.SendHealth(1, 200); // what was given before the bridge stood is asked for
                return box.Acked == 200;
            },
            "acknowledged over the bridge");

        CollectionAssert.AreEqual(Enumerable.Range(1, 200).ToArray(), house.StoredSequences());
    }
}
