from integration_office.bootstrap import main

if __name__ == "__main__":  # a process begun for a large sum imports this file and must not start the program again
    raise SystemExit(main())
