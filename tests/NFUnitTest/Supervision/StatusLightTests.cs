using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class StatusLightTests
    {
        [TestMethod]
        [DataRow(StatusLight.Ready, 0L, true)]
        [DataRow(StatusLight.Ready, 1999999L, true)]
        [DataRow(StatusLight.Trouble, 0L, true)]
        [DataRow(StatusLight.Trouble, 999999L, true)]
        [DataRow(StatusLight.Trouble, 1000000L, false)]
        [DataRow(StatusLight.Unconfigured, 0L, true)]
        [DataRow(StatusLight.Unconfigured, 200000L, false)]
        [DataRow(StatusLight.Unconfigured, 400000L, true)]
        [DataRow(StatusLight.Unconfigured, 600000L, false)]
        [DataRow(StatusLight.Unconfigured, 2000000L, true)]
        [DataRow(3, 0L, false)]
        public void Status_light_shows_a_condition_by_its_rhythm(int condition, long now, bool isLit)
        {
            FakeBoard board = new FakeBoard(new EdgeRing(4));
            new StatusLight(board).Step(condition, now);
            Assert.AreEqual(isLit, board.IsLit(Lamp.Status));
        }

        [TestMethod]
        public void Status_light_is_set_on_a_change_only()
        {
            FakeBoard board = new FakeBoard(new EdgeRing(4));
            StatusLight sut = new StatusLight(board);
            for (long now = 0; now < 10000000; now += 10000)
            {
                sut.Step(StatusLight.Ready, now);
            }

            Assert.AreEqual(1, board.Sets);
        }
    }
}
