from integration_office.bootstrap import main

raise SystemExit(main())
