using System;

using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class SupervisorTests
    {
        [TestMethod]
        public void Supervisor_lets_a_role_that_threw_fail_safe_and_counts()
        {
            Supervisor sut = new Supervisor(new FakePlatform());
            FakeRole role = new FakeRole();
            sut.Caught(role, new InvalidOperationException("first"));
            Assert.AreEqual(1, role.Failures);
            Assert.AreEqual(1, sut.Resets);
            Assert.AreEqual("first", sut.LastFault);
        }

        [TestMethod]
        public void Supervisor_survives_a_role_that_throws_while_it_fails_safe()
        {
            Supervisor sut = new Supervisor(new FakePlatform());
            FakeRole role = new FakeRole();
            role.ThrowsInFailSafe = true;
            sut.Caught(role, new InvalidOperationException("first"));
            Assert.AreEqual(2, sut.Resets);
            Assert.AreEqual("second", sut.LastFault);
        }

        [TestMethod]
        public void Supervisor_keeps_the_longest_tick_until_it_is_taken()
        {
            FakePlatform platform = new FakePlatform();
            Supervisor sut = new Supervisor(platform);
            Tick(sut, platform, 100);
            Tick(sut, platform, 700);
            Tick(sut, platform, 300);
            Assert.AreEqual(700L, sut.TickMax);
            Assert.AreEqual(700L, sut.TakeTickMax());
            Assert.AreEqual(0L, sut.TickMax);
        }

        private static void Tick(Supervisor sut, FakePlatform platform, long microseconds)
        {
            sut.TickBegins(platform.Now);
            platform.Now += microseconds;
            sut.TickEnds();
        }
    }
}
